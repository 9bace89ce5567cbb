namespace Bakohumas.Documents.Tests.Samples;

/// <summary>Wall posters and the sheets for ink.</summary>
internal static class SamplePoster
{
    public const string Address = "https://bakohumas.example/verifikasi/H5RW2CJM8XTN0QVE";

    public static Document Of(PageStyle page, int names = 0, IReadOnlyList<Clause>? clauses = null) => new()
    {
        Title = "Poster Komitmen Bersama",
        Page = page,
        FooterLeft = "",
        FooterRight = "",
        Blocks =
        [
            new Block.Poster(
                "Komitmen Bersama", "Kami melayani.\nKami tidak memihak.", clauses ?? SampleJoint.Items, "Penanda tangan dari Dinas Komunikasi dan Informatika Kabupaten Wanasari",
                [.. SampleJoint.Groups(names).SelectMany(group => group.People).Select(person => person.Name)],
                "86", "penanda tangan dari 9 instansi,\nTirtamaya, 12 November 2026",
                new VerificationBlock(QrFixture.Of(Address, high: true), "", "H5RW2CJM8XTN0QVE", "bakohumas.example/verifikasi", "Kode QR verifikasi, kode H5RW 2CJM 8XTN 0QVE"),
                new Signatory("", "Ketua Bakohumas Daerah,", SampleInk.Of(24), "Dr. Wiratama Adisaputra, S.Sos., M.A.", "", "Tanda tangan digambar oleh Wiratama Adisaputra"),
                "Salinan pajang dari Komitmen Bersama KB/0031/BKH/XI/2026. Tanda tangan elektronik tidak tersertifikasi; naskah asli disegel secara elektronik dan dapat diperiksa melalui kode di atas."),
        ],
        CreatedAt = SamplePledge.SignedAt,
    };

    /// <summary>Registered people of two agencies, then blank lines.</summary>
    public static Document SigningSheet(int people) => new()
    {
        Title = "Lembar tanda tangan luring",
        Blocks =
        [
            SamplePledge.Kop,
            new Block.Heading("LEMBAR TANDA TANGAN", "Komitmen Bersama Netralitas, Seminar Bakohumas Daerah", "Lembar 7KQ2 · untuk penandatanganan tanpa jaringan"),
            new Block.Paragraph("Pada hari Kamis, tanggal dua belas bulan November tahun dua ribu dua puluh enam, kami yang bertanda tangan pada halaman berikutnya menyatakan:"),
            new Block.Clauses(SampleJoint.Items),
            new Block.Paragraph("Sidik naskah (SHA-256): 5be1 0c7a 44d2 f913 9f3c 71b2 e04d a8c6 5be1 0c7a 44d2 f913 9f3c 71b2 e04d a8c6", ParagraphKind.Note),
            new Block.CodeBlock(new VerificationBlock(QrFixture.Of("https://bakohumas.example/kegiatan/seminar-tirtamaya-2026#lembar=7KQ2"), "Lembar", "7KQ2M9XD", "Kegiatan di\nbakohumas.example", "Kode QR kegiatan")),
            new Block.PageBreak(),
            new Block.SigningLines(
                ["No.", "Nama, NIP", "Jabatan, instansi", "Tanda tangan"],
                [.. SampleJoint.Groups(people).Select(group => new SigningGroup(group.Name, $"{group.People.Count} orang",
                    [.. group.People.Select(person => new SigningLine(person.Number, person.Name, "NIP 19840317 200912 2 004", person.Position, "Sekretariat Daerah"))])),
                 new SigningGroup("Tanpa pendaftaran", "10 baris", [.. Enumerable.Range(people + 1, 10).Select(number => new SigningLine($"{number}"))])],
                "(lanjutan)"),
            new Block.SignatureRow(
                [new Signatory("", "Petugas penandatanganan,", new SignatureInk.Blank(), "Nama:", "NIP:", ""), new Signatory("", "Saksi,", new SignatureInk.Blank(), "Nama:", "NIP:", "")]),
        ],
        RunningLeft = "Lembar tanda tangan, Seminar Bakohumas Daerah, 12 November 2026",
        FooterLeft = "Lembar 7KQ2 M9XD · naskah 5be1 0c7a 44d2 f913",
        CreatedAt = SamplePledge.SignedAt,
    };
}
