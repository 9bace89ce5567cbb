using Bakohumas.Documents;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The individual pledge as a paper (<c>design/documents</c> 1): a pure function of the record, so that it can be drawn again at any time.</summary>
internal static class PledgePaper
{
    /// <param name="pledge">The recorded pledge.</param>
    /// <param name="frozen">The text and the event as they were when it was signed.</param>
    /// <param name="identity">The identity line as this event prints it: in full or masked; empty without a number.</param>
    /// <param name="correctedCode">Code of the paper that this one replaces; null for the paper of what was signed.</param>
    public static Document Of(Pledge pledge, FrozenText frozen, string identity, string verificationUrl, Wording words, string? correctedCode = null)
    {
        var text = PledgeTextParser.ParseCanonical(frozen.Text);
        var language = words.Language == "en" ? Language.English : Language.Indonesian;
        var code = VerificationCode.Grouped(pledge.Code);
        var name = pledge.Name ?? "";
        var typed = pledge.Method == SignatureMethod.Typed;
        return new Document
        {
            Title = $"{text.Head.Title} · {code}",
            Language = words.Language == "en" ? "en" : "id-ID",
            CreatedAt = pledge.CorrectedAt ?? pledge.SignedAt,
            // A second page says whose it is, as the first does.
            RunningLeft = $"{text.Head.Title} · {name}",
            FooterLeft = words["kertas.kaki", ("kode", code), ("sidik", Grouped(frozen.Hash[..16]))],
            FooterRight = words["kertas.halaman", ("n", "{n}"), ("m", "{m}")],
            SealDescription = words["kertas.segel"],
            Blocks =
            [
                new Block.Letterhead("", frozen.Organizer, [words["kertas.forum"]]),
                new Block.Heading(text.Head.Title, frozen.Theme ?? "", words["kertas.nomor", ("nomor", pledge.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))]),
                .. Sample(frozen, words),
                new Block.Paragraph(words["kertas.kegiatan", ("kegiatan", frozen.EventName), ("tanggal", LongDate.FullWithTime(frozen.StartsAt, frozen.Zone, language)), ("tempat", frozen.Venue)], ParagraphKind.Lead),
                new Block.Paragraph(words["kertas.saya"]),
                new Block.Identity(Rows(pledge, identity, words)),
                new Block.Paragraph(text.Preamble.Text),
                new Block.Clauses([.. text.Clauses.Select(c => new Clause([new Run(c.Lead + " ", Bold: true), new Run(c.Text)]))]),
                new Block.Paragraph(text.Awareness.Text),
                new Block.Paragraph(text.Closing.Text),
                new Block.Paragraph($"{text.LegalHeading}: {string.Join("; ", text.Head.LegalBasis.Select(b => $"{b.Text} ({b.Status})"))}.{Given(text, frozen, words)}", ParagraphKind.Note),
                new Block.SignatureBand(
                    new VerificationBlock(
                        QrMatrix.Of(verificationUrl).Modules, words["kertas.periksa"], code,
                        words["kertas.petunjuk", ("alamat", Short(verificationUrl))], words["kertas.qr", ("kode", code)]),
                    new Signatory(
                        $"{frozen.Venue}, {LongDate.Plain(frozen.Zone.DayOf(pledge.SignedAt), language)}", words["kertas.menyatakan"],
                        typed ? new SignatureInk.Typed(pledge.Signature ?? "") : Drawn(pledge.Signature), name, Named(pledge, identity, words),
                        words[typed ? "kertas.ttd_diketik" : "kertas.ttd_digambar", ("nama", name)])),
            ],
            Evidence = new Evidence(
            [
                new(words["kertas.jenis"], words["kertas.jenis.isi", ("penyelenggara", frozen.Organizer)]),
                new(words["kertas.keyakinan"], $"{words.Of(pledge.Assurance)}; {words.Of(pledge.Method).ToLower(words.Culture)}; {LongDate.AtTime(pledge.SignedAt, frozen.Zone, language)}"),
                .. Correction(pledge, frozen, correctedCode, words, language),
            ]),
        };
    }

    /// <summary>A draft is never mistaken for a text that somebody answers for.</summary>
    public static IEnumerable<Block> Sample(FrozenText frozen, Wording words) =>
        frozen.GivenFor is null ? [new Block.Paragraph(words["naskah.contoh_kertas"], ParagraphKind.Lead)] : [];

    /// <summary>The fields of its clauses, and what the text is given for, behind its legal basis.</summary>
    public static string Given(PledgeText text, FrozenText frozen, Wording words) =>
        (ClauseFields.Line(text, words) is { } fields ? " " + fields : "") + (frozen.GivenFor is { } given ? " " + words["naskah.diberikan", ("untuk", given)] : "");

    private static IEnumerable<EvidenceItem> Correction(Pledge pledge, FrozenText frozen, string? code, Wording words, Language language)
    {
        if (pledge.CorrectedAt is { } at)
            yield return new(words["kertas.koreksi"], words["kertas.koreksi.isi", ("tanggal", LongDate.Full(at, frozen.Zone, language)), ("kode", VerificationCode.Grouped(code ?? ""))]);
    }

    private static List<IdentityRow> Rows(Pledge pledge, string identity, Wording words)
    {
        var rows = new List<IdentityRow> { new(words["kertas.nama"], pledge.Name ?? "", Bold: true) };
        if (identity.Length > 0 && pledge.IdentityType != IdentityType.None) rows.Add(new(words.Of(pledge.IdentityType), identity));
        rows.Add(new(words["kertas.jabatan"], pledge.Position ?? ""));
        if (!string.IsNullOrEmpty(pledge.Unit)) rows.Add(new(words["kertas.unit"], pledge.Unit));
        rows.Add(new(words["kertas.instansi"], pledge.AgencyName ?? ""));
        return rows;
    }

    /// <summary>Under a signature a number says what it is.</summary>
    private static string Named(Pledge pledge, string identity, Wording words) =>
        identity.Length > 0 && pledge.IdentityType != IdentityType.None ? $"{words.Of(pledge.IdentityType)} {identity}" : identity;

    private static SignatureInk Drawn(string? json) => StrokeSet.Parse(json) is { } set ? new SignatureInk.Drawn(set.Strokes) : new SignatureInk.Blank();

    private static string Grouped(string hash) => string.Join(' ', hash.Chunk(4).Select(four => new string(four)));

    private static string Short(string url) => new Uri(url) is var uri ? $"{uri.Authority}/verifikasi" : url;
}
