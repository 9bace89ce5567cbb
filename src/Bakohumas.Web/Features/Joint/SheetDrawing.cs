using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>A signing sheet for ink: the text with its hash, then the lines. Printed the day before, entered the day after.</summary>
internal static class SheetDrawing
{
    public static Document Of(SigningSheet sheet, FrozenText frozen, IReadOnlyList<SheetRow> rows, string entryUrl, Wording words)
    {
        var text = PledgeTextParser.ParseCanonical(frozen.Text);
        var code = SheetCode.Grouped(sheet.Code);
        return new Document
        {
            Title = words["lembar.judul_berkas", ("kode", code)],
            Language = words.Language == "en" ? "en" : "id-ID",
            CreatedAt = sheet.MadeAt,
            RunningLeft = $"{words["lembar.judul"]}, {frozen.EventName}",
            FooterLeft = words["lembar.kaki", ("kode", code), ("sidik", JointText.Fingerprint(frozen.Hash))],
            FooterRight = words["kertas.halaman", ("n", "{n}"), ("m", "{m}")],
            SealDescription = words["kertas.segel"],
            Blocks =
            [
                new Block.Letterhead("", frozen.Organizer, [words["kertas.forum"]]),
                new Block.Heading(words["lembar.judul"], text.Head.Title, words["lembar.kode", ("kode", code)]),
                .. JointText.Of(frozen, text, words),
                new Block.Paragraph(words["lembar.sidik", ("sidik", string.Join(' ', frozen.Hash.Chunk(4).Select(four => new string(four))))], ParagraphKind.Note),
                new Block.CodeBlock(new VerificationBlock(QrMatrix.Of(entryUrl).Modules, words["lembar.untuk_panitia"], sheet.Code, words["lembar.petunjuk"], words["lembar.qr", ("kode", code)])),
                new Block.PageBreak(),
                new Block.SigningLines([words["bersama.nomor"], words["lembar.kolom.nama"], words["lembar.kolom.jabatan"], words["lembar.kolom.ttd"]], Groups(sheet, rows, words), words["bersama.lanjutan"]),
                new Block.SignatureRow([Official("lembar.petugas", words), Official("lembar.saksi", words)]),
            ],
        };
    }

    private static SigningGroup[] Groups(SigningSheet sheet, IReadOnlyList<SheetRow> rows, Wording words)
    {
        if (sheet.BlankLines > 0) return [new SigningGroup("", "", [.. Enumerable.Range(1, sheet.BlankLines).Select(n => new SigningLine(n.ToString(words.Culture)))])];
        var groups = new List<SigningGroup>();
        // Somebody may have moved to another agency since: the numbers keep their order, and a heading may come twice.
        for (var i = 0; i < rows.Count;)
        {
            var (first, agency) = (i, rows[i].Agency);
            while (i < rows.Count && rows[i].Agency == agency) i++;
            groups.Add(new SigningGroup(agency, words["bersama.orang", ("jumlah", i - first)], [.. Enumerable.Range(first, i - first).Select(n => Line(n + 1, rows[n], words))]));
        }

        if (sheet.SpareLines > 0)
            groups.Add(new SigningGroup(words["lembar.tanpa_daftar"], "", [.. Enumerable.Range(rows.Count + 1, sheet.SpareLines).Select(n => new SigningLine(n.ToString(words.Culture)))]));
        return [.. groups];
    }

    private static SigningLine Line(int number, SheetRow row, Wording words) => row.IsGone
        ? new SigningLine(number.ToString(words.Culture), words["lembar.batal"])
        : new SigningLine(number.ToString(words.Culture), row.Name, row.IdentityMask, row.Position);

    private static Signatory Official(string key, Wording words) => new("", words[key], new SignatureInk.Blank(), words["lembar.nama_terang"], "", words[key]);
}
