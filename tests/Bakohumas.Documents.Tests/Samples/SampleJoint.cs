using System.Globalization;

namespace Bakohumas.Documents.Tests.Samples;

/// <summary>Joint papers of invented people, as the program prints them.</summary>
internal static class SampleJoint
{
    private const string Address = "https://bakohumas.example/verifikasi/H5RW2CJM8XTN0QVE#k=mG3x0vQ9tYw2fK8sZ1nRbC7pLhD4uJ6eA5oTqWkXyVg";

    private static readonly string[] GivenNames =
        ["Bagas", "Maharani", "Puspita", "Ratna", "Yohanes", "Alfian", "Teuku", "Yusril", "Nurhayati", "Made", "Galih", "Ahmad", "Dewi", "Hendra", "Taufik", "Rizal", "I Gede", "Fransiska"];

    private static readonly string[] FamilyNames =
        ["Nainggolia", "Gunarsa", "Kusumaningtyas", "Rumbiaksa", "Zulkarnaini", "Wanggai", "Tenrisanna", "Meurandeh", "Pamungkas", "Mulyahardja", "Sastrawiguna", "Prasetya Adiwangsa"];

    private static readonly string[] Degrees = [", S.E.", ", S.H., M.H.", ", S.Sos., M.Si.", ", A.Md.", "", ", S.STP.", ", S.I.Kom., M.I.Kom."];

    private static readonly string[] Positions =
        ["Pranata Humas Terampil", "Kepala Seksi Hubungan Media", "Sekretaris Dinas", "Pranata Humas Ahli Pertama", "Kepala Bidang Informasi dan Komunikasi Publik", "Penyusun Bahan Informasi dan Publikasi", "Pranata Komputer Ahli Pertama"];

    private static readonly string[] Clauses =
    [
        "Kami melayani setiap warga dengan mutu dan sikap yang sama, apa pun pilihannya.",
        "Kami tidak berkampanye, memakai atribut peserta, atau mengajak memihak.",
        "Kami tidak menggunakan jabatan, anggaran, fasilitas, atau waktu dinas untuk kepentingan calon atau partai mana pun.",
        "Kami tidak menimbang dukungan politik dalam urusan pegawai, bantuan, dan izin.",
        "Di media sosial dan di depan kamera, kami menahan diri dari tanda suka, komentar, unggahan, grup, dan gestur yang dapat dibaca sebagai dukungan.",
        "Kami bukan anggota atau pengurus partai, dan tidak menyerahkan salinan KTP untuk syarat dukungan calon.",
        "Kami menolak uang, barang, dan janji yang dimaksudkan memengaruhi sikap kami.",
        "Kami memeriksa kabar sebelum meneruskannya, dan meluruskan yang keliru.",
        "Bila salah seorang dari kami atau pasangannya mencalonkan diri, ia cuti atau mundur menurut ketentuan.",
        "Sepulang dari kegiatan ini kami mengingatkan rekan di unit kerja dan melaporkannya.",
    ];

    public static IReadOnlyList<Clause> Items { get; } = [.. Clauses.Select(text => new Clause(text))];

    public static Document Of(int people, bool closed = true, bool officers = false, bool longNames = false, bool unnamed = false)
    {
        var form = people <= 8 ? RosterForm.Wide : people <= 240 ? RosterForm.Grid : RosterForm.Lines;
        return new()
        {
            Title = "Komitmen Bersama · H5RW 2CJM 8XTN 0QVE",
            Blocks = [.. Text(people, closed), new Block.PageBreak(), new Block.Roster(Groups(people, officers, longNames, unnamed), form, "(lanjutan)"), .. closed ? Closing(people) : []],
            Evidence = closed
                ? new Evidence([new("Jenis tanda tangan", "Elektronik, tidak tersertifikasi (PP 71/2019, Pasal 60). Seluruh naskah disegel oleh Sekretariat Bakohumas."), new("Tingkat keyakinan", "Semua hadir di tempat: sebagian besar digambar, sisanya diketik. Tanpa NIP pada naskah bersama.")])
                : null,
            RunningLeft = "Komitmen Bersama Netralitas, Nomor KB/0031/BKH/XI/2026",
            RunningRight = $"Penanda tangan {{a}} sampai {{b}} dari {Dotted(people)}",
            FooterLeft = "Komitmen Bersama · H5RW 2CJM 8XTN 0QVE · naskah c81f 3a90 6be2 7d45",
            CreatedAt = SamplePledge.SignedAt,
            SealDescription = "Segel elektronik Sekretariat Bakohumas",
        };
    }

    /// <summary>Sizes of agencies: a large one, then smaller ones, until everybody has a place.</summary>
    public static IReadOnlyList<RosterGroup> Groups(int people, bool officers = false, bool longNames = false, bool unnamed = false)
    {
        var groups = new List<RosterGroup>();
        for (int first = 1, g = 0; first <= people; g++)
        {
            var size = Math.Min(people - first + 1, people <= 8 ? 4 : people > 240 ? 90 + g * 37 % 220 : 7 + g * 5 % 13);
            var hidden = unnamed && g % 2 == 0 ? size : size > 4 && g % 3 == 1 ? 2 : 0;
            var start = first;
            groups.Add(new RosterGroup(
                g % 5 == 4 && longNames ? "Dinas Komunikasi, Informatika, Statistik, dan Persandian Pemerintah Provinsi Kepulauan Tirtanusa Bagian Utara dan Selatan" : $"Pemerintah Kabupaten Wanasari {g + 1}",
                $"{Dotted(size)} penanda tangan",
                [.. Enumerable.Range(start, size - hidden).Select(number => Entry(number, officers, longNames))],
                hidden == 0 ? [] : [new RosterNote(Dotted(start + size - hidden), Dotted(start + size - 1), hidden == size ? $"{Dotted(hidden)} orang yang memilih tidak disebut namanya" : "dan 2 orang lain yang memilih tidak disebut namanya")]));
            first += size;
        }
        return groups;
    }

    private static RosterEntry Entry(int number, bool officers, bool longNames) => new(
        Dotted(number),
        longNames && number % 3 == 1 ? SamplePledge.LongName : $"{GivenNames[number * 5 % GivenNames.Length]} {FamilyNames[number * 7 % FamilyNames.Length]}{Degrees[number % Degrees.Length]}",
        longNames && number % 4 == 1 ? SamplePledge.LongPosition : Positions[number % Positions.Length],
        SampleInk.Of(number), "Tanda tangan digambar", officers ? "NIP 19840317 200912 2 004" : "");

    private static IEnumerable<Block> Text(int people, bool closed) =>
    [
        SamplePledge.Kop,
        new Block.Heading("KOMITMEN BERSAMA", "Netralitas Aparatur dan Kehumasan Pemerintah", "Nomor: KB/0031/BKH/XI/2026", closed ? "" : "Versi 3, belum ditutup", Large: true),
        new Block.Paragraph("Pada hari Kamis, tanggal dua belas bulan November tahun dua ribu dua puluh enam, dalam Seminar Bakohumas Daerah di Balai Pertemuan Wirasana, Kota Tirtamaya, kami para penanda tangan naskah ini menyatakan:"),
        new Block.Clauses(Items),
        new Block.Paragraph(Run.Parse($"Kami tetap menggunakan hak pilih secara pribadi dan rahasia, dan memahami sanksi menurut peraturan perundang-undangan. Naskah ini ditandatangani bersama oleh **{Dotted(people)} orang**, yang tercantum pada halaman berikutnya dan tidak terpisahkan dari naskah ini.")),
    ];

    private static IEnumerable<Block> Closing(int people) =>
    [
        new Block.Roster(
            [new RosterGroup("Saksi", "2 orang",
                [new RosterEntry("S1", "Martha Tahitoe Rumbiaksa, S.H.", "Ketua Badan Pengawas Pemilihan Kota Tirtamaya", SampleInk.Of(91), "Tanda tangan digambar"),
                 new RosterEntry("S2", "Alfian Gunarsa Mulyahardja, M.Si.", "Anggota Komisi Pemilihan Kota Tirtamaya", SampleInk.Of(92), "Tanda tangan digambar")], [])],
            RosterForm.Wide, "(lanjutan)", InRunningHead: false),
        new Block.RuledHeading("Penutupan"),
        new Block.Paragraph(Run.Parse($"Penandatanganan ditutup pada 12 November 2026 pukul 12.10 WIB dengan jumlah tepat **{Dotted(people)}** penanda tangan dan 2 (dua) saksi. Tidak ada nama yang ditambahkan setelah penutupan.")),
        new Block.SignatureRow(
            [new Signatory("", "Kepala Dinas Komunikasi dan Informatika Kota Tirtamaya,", SampleInk.Of(7), "Lestari Anggraini Sasmita, S.Sos., M.Si.", "", "Tanda tangan digambar oleh Lestari Anggraini Sasmita"),
             new Signatory("", "Rektor Universitas Tirtanusa,", SampleInk.Of(8), "Prof. Dr. Wayan Sudarma", "", "Tanda tangan digambar oleh Wayan Sudarma")]),
        new Block.SignatureBand(
            new VerificationBlock(QrFixture.Of(Address), "Periksa keaslian", "H5RW2CJM8XTN0QVE", "Pindai, atau ketik kode ini di\nbakohumas.example/verifikasi", "Kode QR verifikasi, kode H5RW 2CJM 8XTN 0QVE"),
            new Signatory("Tirtamaya, 12 November 2026", "Ketua Bakohumas Daerah,", SampleInk.Of(24), "Dr. Wiratama Adisaputra, S.Sos., M.A.", "", "Tanda tangan digambar oleh Wiratama Adisaputra", Field: "Pimpinan")),
    ];

    private static string Dotted(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("id-ID"));
}
