using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The joint paper (<c>design/documents</c> 2): a pure function of the record.</summary>
internal static class JointDrawing
{
    /// <param name="verificationUrl">Code and version; no key, because nothing in it is secret.</param>
    /// <param name="identityOf">The identity number of a person for the officers' edition; null for everybody else's.</param>
    public static Document Of(JointRecord record, string verificationUrl, Wording words, Func<JointPerson, string>? identityOf)
    {
        var (frozen, text) = (record.Frozen, PledgeTextParser.ParseCanonical(record.Frozen.Text));
        var language = words.Language == "en" ? Language.English : Language.Indonesian;
        var code = VerificationCode.Grouped(record.Code);
        var blocks = new List<Block>
        {
            new Block.Letterhead("", frozen.Organizer, [words["kertas.forum"]]),
            new Block.Heading(text.Head.Title, frozen.Theme ?? "", Edition(record, words, identityOf is not null)),
            new Block.Paragraph(words["kertas.kegiatan", ("kegiatan", frozen.EventName), ("tanggal", LongDate.FullWithTime(frozen.StartsAt, frozen.Zone, language)), ("tempat", frozen.Venue)], ParagraphKind.Lead),
            new Block.Paragraph(text.Preamble.Text),
            new Block.Clauses([.. text.Clauses.Select(c => new Clause([new Run(c.Lead + " ", Bold: true), new Run(c.Text)]))]),
            new Block.Paragraph(text.Awareness.Text),
            new Block.Paragraph(text.Closing.Text),
            new Block.Paragraph([new Run(Count(record.Counts, words), Bold: true)]),
        };
        foreach (var agency in record.People.GroupBy(p => p.Agency, StringComparer.Ordinal))
        {
            blocks.Add(new Block.Subheading(agency.Key));
            blocks.Add(new Block.Table(
                [new(words["bersama.nomor"], 1, AlignRight: true), new(words["label.nama"], 5), new(words["kertas.jabatan"], 6)],
                [.. agency.Select((p, i) => (IReadOnlyList<string>)[(i + 1).ToString(words.Culture), identityOf is null ? p.Name : $"{p.Name}\n{identityOf(p)}", p.Position])]));
        }
        foreach (var kind in record.Cosigners.GroupBy(c => c.Kind))
        {
            blocks.Add(new Block.Subheading(words.Of(kind.Key)));
            blocks.Add(new Block.Table(
                [new(words["label.nama"], 5), new(words["kertas.jabatan"], 5), new(words["kertas.instansi"], 5)],
                [.. kind.Select(c => (IReadOnlyList<string>)[c.Name, c.Position, c.Agency])]));
        }
        blocks.Add(new Block.Modules(QrMatrix.Of(verificationUrl).Modules, 0.6, words["kertas.qr", ("kode", code)]));
        return new Document
        {
            Title = $"{text.Head.Title} · {code}",
            Language = words.Language == "en" ? "en" : "id-ID",
            CreatedAt = record.MadeAt,
            FooterLeft = words["bersama.kaki", ("kode", code), ("versi", record.Version), ("sidik", Grouped(frozen.Hash[..16]))],
            FooterRight = words["kertas.halaman", ("n", "{n}"), ("m", "{m}")],
            SealDescription = words["kertas.segel"],
            Blocks = blocks,
            Evidence = new Evidence([new(words["kertas.jenis"], words["kertas.jenis.isi", ("penyelenggara", frozen.Organizer)])]),
        };
    }

    /// <summary>How many signed, in digits and in words; what stands beside it, each on its own.</summary>
    public static string Count(JointCounts counts, Wording words)
    {
        var said = new List<string> { words["bersama.hitung", ("jumlah", counts.Signed)] };
        if (counts.CountedOnly > 0) said.Add(words["bersama.hitung.tanpa_nama", ("jumlah", counts.CountedOnly)]);
        if (counts.Erased > 0) said.Add(words["bersama.hitung.dihapus", ("jumlah", counts.Erased)]);
        if (counts.Withdrawn > 0) said.Add(words["bersama.hitung.dicabut", ("jumlah", counts.Withdrawn)]);
        if (counts.OnPaper > 0) said.Add(words["bersama.hitung.luring", ("jumlah", counts.OnPaper)]);
        return string.Join(' ', said);
    }

    private static string Edition(JointRecord record, Wording words, bool forOfficers) =>
        words[record.IsFinal ? "bersama.versi.akhir" : "bersama.versi.terbuka", ("versi", record.Version)] + (forOfficers ? " · " + words["bersama.petugas"] : "");

    private static string Grouped(string hash) => string.Join(' ', hash.Chunk(4).Select(four => new string(four)));
}
