using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The joint paper (<c>design/documents</c> 2): the text alone, the signatories by agency, the closing. A pure function of the record.</summary>
internal static class JointDrawing
{
    private const int MostWide = 8, MostGrid = 240;

    /// <param name="verificationUrl">Code and version; no key, because nothing in it is secret.</param>
    /// <param name="identityOf">The identity number of a person for the officers' edition; null for everybody else's.</param>
    public static Document Of(JointRecord record, string verificationUrl, Wording words, Func<JointPerson, string>? identityOf)
    {
        var (frozen, text) = (record.Frozen, PledgeTextParser.ParseCanonical(record.Frozen.Text));
        var code = VerificationCode.Grouped(record.Code);
        var groups = JointRoster.Of(record, words, identityOf);
        var form = record.Counts.Signed switch { <= MostWide => RosterForm.Wide, <= MostGrid => RosterForm.Grid, _ => RosterForm.Lines };
        return new Document
        {
            Title = $"{text.Head.Title} · {code}",
            Language = words.Language == "en" ? "en" : "id-ID",
            CreatedAt = record.MadeAt,
            RunningLeft = $"{text.Head.Title}, {frozen.EventName}",
            RunningRight = words["bersama.halaman_ttd", ("awal", "{a}"), ("akhir", "{b}"), ("jumlah", record.Counts.Signed)],
            FooterLeft = words["bersama.kaki", ("kode", code), ("versi", record.Version), ("sidik", JointText.Fingerprint(frozen.Hash))],
            FooterRight = words["kertas.halaman", ("n", "{n}"), ("m", "{m}")],
            SealDescription = words["kertas.segel"],
            // The chair's field stands empty unless a key of the chair is configured; the drawn signature is printed either way.
            SignatureFields = record.Of(JointSignerKind.Chair).Any() ? SignatureField.Joint(words["bersama.ketua_bidang"]) : [SignatureField.Seal],
            Blocks =
            [
                new Block.Letterhead("", frozen.Organizer, [words["kertas.forum"]]),
                new Block.Heading(text.Head.Title, frozen.Theme ?? "", Status: Status(record, words, identityOf is not null), Large: true),
                .. JointText.Of(frozen, text, words),
                new Block.Paragraph(Run.Parse(words["bersama.hitung", ("jumlah", $"**{JointText.Spelled(record.Counts.Signed, words)}**")])),
                new Block.PageBreak(),
                .. groups.Count == 0 ? Array.Empty<Block>() : [new Block.Roster(groups, form, words["bersama.lanjutan"])],
                .. JointClosing.Of(record, code, verificationUrl, words),
            ],
            Evidence = new Evidence(
            [
                new(words["kertas.jenis"], words["kertas.jenis.isi", ("penyelenggara", frozen.Organizer)]),
                new(words["kertas.keyakinan"], words[identityOf is null ? "bersama.keyakinan" : "bersama.keyakinan.petugas"]),
            ]),
        };
    }

    private static string Status(JointRecord record, Wording words, bool forOfficers) =>
        words[record.IsFinal ? "bersama.versi.akhir" : "bersama.versi.terbuka", ("versi", record.Version)] + (forOfficers ? ", " + words["bersama.petugas"] : "");
}
