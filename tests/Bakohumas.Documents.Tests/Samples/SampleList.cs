namespace Bakohumas.Documents.Tests.Samples;

/// <summary>A recap of invented people in five columns.</summary>
internal static class SampleList
{
    public static Document Of(int rows) => new()
    {
        Title = "Rekapitulasi komitmen",
        Page = PageStyle.A4Landscape,
        Blocks =
        [
            new Block.Heading("REKAPITULASI KOMITMEN", "Provinsi Tirtanusa"),
            new Block.Table(
                [new TableColumn("No.", 9, AlignRight: true), new TableColumn("Nama", 62), new TableColumn("Jabatan", 70), new TableColumn("Instansi", 60), new TableColumn("Status", 30)],
                [.. Enumerable.Range(1, rows).Select(Row)]),
            new Block.Paragraph($"Jumlah {rows} orang.", ParagraphKind.Note),
        ],
        FooterLeft = "Rekapitulasi komitmen · Provinsi Tirtanusa",
        CreatedAt = SamplePledge.SignedAt,
    };

    private static IReadOnlyList<string> Row(int number) =>
    [
        $"{number}",
        number % 7 == 0 ? SamplePledge.LongName : $"Peserta Contoh {number}, S.Sos.",
        number % 5 == 0 ? "Plt. Kepala Subbagian Pengelolaan Informasi Publik, Dokumentasi, dan Hubungan Kelembagaan" : "Pranata Humas",
        "Dinas Komunikasi dan Informatika Kabupaten Wanasari",
        number % 2 == 0 ? "Sudah menandatangani" : "Belum",
    ];
}
