using System.Globalization;
using Bakohumas.Documents;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Benchmarks;

/// <summary>A joint paper of N invented people in agencies of up to 250, from what the database holds of them: names, positions, strokes as JSON.</summary>
internal static class JointSource
{
    private const int AgencySize = 250;
    private static readonly string[] Given = ["Ratna", "Bagas", "Maharani", "Yohanes", "Puspita", "Wiratama", "Nurhayati", "Teuku", "Lestari", "Made", "Galih"];
    private static readonly string[] Family = ["Kusumaningtyas", "Nainggolia", "Rumbiaksa", "Sastrawiguna", "Prasetya Adiwangsa", "Meurandeh", "Tenrisanna"];
    private static readonly string[] Degrees = [", S.I.Kom.", "", ", S.Sos., M.Si.", ", S.STP.", ", A.Md."];
    private static readonly string[] Positions = ["Pranata Humas Ahli Muda", "Kepala Bidang Informasi dan Komunikasi Publik", "Sekretaris Dinas", "Penyusun Bahan Informasi dan Publikasi"];

    /// <summary>Everybody's strokes, as stored.</summary>
    public static string[] Strokes(int people) => [.. Enumerable.Range(0, people).Select(PledgeSource.Strokes)];

    public static Document Of(string[] strokes, bool[,] code)
    {
        var people = strokes.Length;
        return new()
        {
            Title = "Komitmen Bersama",
            CreatedAt = new DateTimeOffset(2026, 11, 12, 12, 10, 0, TimeSpan.FromHours(7)),
            RunningLeft = "Komitmen Bersama Netralitas, Nomor KB/0044/BKH/XI/2026",
            RunningRight = $"Penanda tangan {{a}} sampai {{b}} dari {Dotted(people)}",
            FooterLeft = "Komitmen Bersama · H5RW 2CJM 8XTN 0QVE · naskah c81f 3a90 6be2 7d45",
            Evidence = new Evidence([new EvidenceItem("Jenis tanda tangan", "Elektronik, tidak tersertifikasi (PP 71/2019, Pasal 60).")]),
            Blocks =
            [
                new Block.Letterhead("SEKRETARIAT", "BADAN KOORDINASI\nHUBUNGAN MASYARAKAT", ["bakohumas.example"]),
                new Block.Heading("KOMITMEN BERSAMA", "Netralitas Aparatur Sipil Negara", Large: true),
                new Block.Clauses([.. Enumerable.Range(1, 10).Select(i => new Clause($"Kami melayani setiap warga dengan mutu dan sikap yang sama, apa pun pilihannya; butir {i}."))]),
                new Block.PageBreak(),
                new Block.Roster([.. strokes.Chunk(AgencySize).Select(Group)], people <= 8 ? RosterForm.Wide : people <= 240 ? RosterForm.Grid : RosterForm.Lines, "(lanjutan)"),
                new Block.RuledHeading("Penutupan"),
                new Block.Paragraph($"Penandatanganan ditutup dengan jumlah tepat {Dotted(people)} penanda tangan."),
                new Block.SignatureBand(
                    new VerificationBlock(code, "Periksa keaslian", "H5RW2CJM8XTN0QVE", "Pindai, atau ketik kode ini di\nbakohumas.example/verifikasi", "Kode QR"),
                    new Signatory("Tirtamaya, 12 November 2026", "Ketua,", Ink(strokes[0]), "Dr. Wiratama Adisaputra, S.Sos., M.A.", "", "Tanda tangan", Field: "Ketua")),
            ],
        };
    }

    private static RosterGroup Group(string[] strokes, int g) => new(
        $"Dinas Pendidikan Kabupaten Wanasari {g + 1}", $"{strokes.Length} penanda tangan",
        [.. strokes.Select((json, i) => new RosterEntry(
            Dotted((g * AgencySize) + i + 1), Given[i * 5 % Given.Length] + " " + Family[i * 3 % Family.Length] + Degrees[i % Degrees.Length], Positions[i % Positions.Length], Ink(json), "Tanda tangan digambar"))],
        []);

    private static SignatureInk.Drawn Ink(string json) => new(StrokeSet.Parse(json)!.Strokes);

    private static string Dotted(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
