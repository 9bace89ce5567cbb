namespace Bakohumas.Documents.Tests.Samples;

/// <summary>Pledges of invented people, as the program prints them.</summary>
internal static class SamplePledge
{
    public const string Address = "https://bakohumas.example/verifikasi/7KQ2M9XD4HTRW8P3#k=hVb0m1pKq4T2xw9sYc7dJzRf3LgA8uNe5oXiBtQy6rM";

    public static readonly DateTimeOffset SignedAt = new(2026, 11, 12, 11, 42, 7, TimeSpan.FromHours(7));

    public static readonly Block.Letterhead Kop = new(
        "SEKRETARIAT", "BADAN KOORDINASI\nHUBUNGAN MASYARAKAT",
        ["Jalan Cakra Wirasana 12, Tirtamaya 61117 · Telepon (0561) 555-0142", "bakohumas.example · sekretariat@bakohumas.example"]);

    private static readonly Block.Paragraph Event = new(
        "Seminar Bakohumas Daerah “Suara Lembaga yang Tidak Memihak”, Balai Pertemuan Wirasana, Kota Tirtamaya, Kamis, 12 November 2026.",
        ParagraphKind.Lead);

    private static readonly Evidence Strip = new(
    [
        new EvidenceItem("Jenis tanda tangan", "Elektronik, tidak tersertifikasi (PP 71/2019, Pasal 60). Naskah disegel oleh Sekretariat Bakohumas."),
        new EvidenceItem("Tingkat keyakinan", "Hadir di tempat, kode QR dipindai petugas; digambar di layar pukul 11.42 WIB."),
        new EvidenceItem("Buku besar publik", "Menunggu pencatatan; lihat melalui kode ini."),
    ]);

    /// <summary>Ten clauses of one or two lines: one page.</summary>
    public static Document Short(SignatureInk? signature = null) => Paper(
    [
        Kop,
        new Block.Heading("KOMITMEN BERSAMA", "Netralitas Aparatur Sipil Negara", "Nomor: KB/0217/BKH/XI/2026"),
        Event,
        new Block.Paragraph("Saya yang bertanda tangan di bawah ini:"),
        new Block.Identity(
        [
            new IdentityRow("Nama", "Ratna Kusumaningtyas, S.I.Kom., M.Si.", Bold: true),
            new IdentityRow("NIP", "19840317 200912 2 004"),
            new IdentityRow("Pangkat/Golongan", "Penata Tingkat I, III/d"),
            new IdentityRow("Jabatan", "Pranata Humas Ahli Muda"),
            new IdentityRow("Instansi", "Dinas Komunikasi dan Informatika Kabupaten Wanasari"),
        ]),
        new Block.Paragraph("dengan ini menyatakan komitmen:"),
        new Block.Clauses([.. ShortClauses.Select(text => new Clause(text))]),
        new Block.Paragraph("Hak pilih saya gunakan secara pribadi dan rahasia. Saya memahami bahwa pelanggaran atas komitmen ini dapat dikenai sanksi menurut peraturan perundang-undangan."),
        Band("Ratna Kusumaningtyas, S.I.Kom., M.Si.", "NIP 19840317 200912 2 004", signature ?? Drawn),
    ]);

    /// <summary>Four titles, a position of 120 characters, seven identity rows, a typed signature: two pages.</summary>
    public static Document LongNames() => Paper(
    [
        Kop,
        new Block.Heading("KOMITMEN BERSAMA", "Netralitas Aparatur Sipil Negara", "Nomor: KB/0218/BKH/XI/2026"),
        Event,
        new Block.Paragraph("Dasar: Undang-Undang Nomor 20 Tahun 2023 tentang ASN; Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin PNS. Naskah ASN versi 3.", ParagraphKind.Note),
        new Block.Paragraph("Saya yang bertanda tangan di bawah ini:"),
        new Block.Identity(
        [
            new IdentityRow("Nama", LongName, Bold: true),
            new IdentityRow("NIP", "19701104 199803 2 011"),
            new IdentityRow("Pangkat/Golongan", "Pembina Utama Muda, IV/c"),
            new IdentityRow("Jabatan", LongPosition),
            new IdentityRow("Instansi", "Sekretariat Daerah Kabupaten Rimbajaya, Provinsi Tirtanusa"),
            new IdentityRow("Unit kerja", "Bagian Protokol dan Komunikasi Pimpinan"),
            new IdentityRow("Bertindak sebagai", "Penanda tangan mewakili unit kerja, Surat Tugas 094/1182/SETDA/2026"),
        ]),
        new Block.Paragraph("dengan ini menyatakan komitmen:"),
        new Block.Clauses([.. ShortClauses.Select(text => new Clause(text))]),
        new Block.Paragraph("Hak pilih saya gunakan secara pribadi dan rahasia. Saya memahami bahwa pelanggaran atas komitmen ini dapat dikenai sanksi menurut peraturan perundang-undangan."),
        Band(LongName, "NIP 19701104 199803 2 011", new SignatureInk.Typed("Kusumawardhani Prameswari")),
    ]);

    /// <summary>The whole text for civil servants as the organizers use it.</summary>
    public static Document CivilServants() => Paper(
    [
        Kop,
        new Block.Heading("KOMITMEN BERSAMA", "Netralitas Pegawai ASN", "Nomor: KB/0219/BKH/XI/2026"),
        Event,
        new Block.Paragraph("Warga datang kepada kami dengan pilihan politik yang berbeda-beda. Mereka semua berhak atas pelayanan yang sama baiknya, dan percaya bahwa kami akan memberikannya. Kepercayaan itulah yang kami jaga, agar perbedaan pilihan tidak memecah persatuan. Karena itu kami bersama-sama menyatakan komitmen untuk tetap netral sebelum, selama, dan sesudah pemungutan suara."),
        new Block.Paragraph("Saya yang bertanda tangan di bawah ini:"),
        new Block.Identity(
        [
            new IdentityRow("Nama", "Ratna Kusumaningtyas, S.I.Kom., M.Si.", Bold: true),
            new IdentityRow("NIP", "19840317 ****** * ***"),
            new IdentityRow("Jabatan", "Pranata Humas Ahli Muda"),
            new IdentityRow("Instansi", "Dinas Komunikasi dan Informatika Kabupaten Wanasari"),
        ]),
        new Block.Paragraph("menyatakan:"),
        new Block.Clauses([.. CivilServantClauses.Select(text => new Clause(text))]),
        new Block.Paragraph("Saya memahami bahwa pelanggaran netralitas mempunyai akibat menurut peraturan, berupa sanksi moral, hukuman disiplin, atau sanksi lain sesuai dengan jenis perbuatannya. Jika ragu, saya bertanya kepada atasan, pengelola kepegawaian, atau pengawas yang berwenang. Saya menandatangani komitmen ini setelah membacanya, dengan sadar, dan tanpa paksaan."),
        new Block.Paragraph("Komitmen ini saya pegang mulai hari ini, di kantor, di rumah, dan di ruang digital. Semoga langkah kecil ini ikut merawat kepercayaan masyarakat kepada pemerintah."),
        new Block.Paragraph("Dasar: Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara; Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum; Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil.", ParagraphKind.Note),
        Band("Ratna Kusumaningtyas, S.I.Kom., M.Si.", "NIP 19840317 ****** * ***", Drawn),
    ]);

    /// <summary>The short paper with a field for the chair, as a joint one declares it.</summary>
    public static Document Joint() => Short() with { SignatureFields = SignatureField.Joint("Tanda tangan elektronik Ketua Bakohumas") };

    public static Document Paper(IReadOnlyList<Block> blocks) => new()
    {
        Title = "Komitmen Bersama: Netralitas Aparatur Sipil Negara",
        Blocks = blocks,
        Evidence = Strip,
        RunningLeft = $"Komitmen Bersama: Netralitas Aparatur Sipil Negara · {blocks.OfType<Block.SignatureBand>().Single().Signatory.Name}",
        FooterLeft = "Komitmen Bersama · 7KQ2 M9XD 4HTR W8P3 · naskah 5be1 0c7a 44d2 f913",
        CreatedAt = SignedAt,
        SealDescription = "Segel elektronik Sekretariat Bakohumas",
    };

    public static Block.SignatureBand Band(string name, string identity, SignatureInk signature) => new(
        new VerificationBlock(QrFixture.Of(Address), "Periksa keaslian", "7KQ2M9XD4HTRW8P3", "Pindai, atau ketik kode ini di\nbakohumas.example/verifikasi", "Kode QR verifikasi, kode 7KQ2 M9XD 4HTR W8P3"),
        new Signatory("Tirtamaya, 12 November 2026", "Yang menyatakan,", signature, name, identity, $"Tanda tangan oleh {name}"));

    public const string LongName = "Prof. Dr. Ir. Raden Ayu Kusumawardhani Prameswari Adiningrat, S.Sos., M.I.Kom., M.A.P., Ph.D.";

    public const string LongPosition = "Plt. Kepala Subbagian Pengelolaan Informasi Publik, Dokumentasi, dan Hubungan Kelembagaan pada Sekretariat Daerah Rimbajaya";

    /// <summary>An invented signature: a tall initial, a row of waves, a stroke below.</summary>
    public static SignatureInk Drawn { get; } = new SignatureInk.Drawn(
    [
        [.. Enumerable.Range(0, 40).Select(i => (60 + 26 * Math.Sin(i / 6.0) + i * 0.4, 85 - 60 * Math.Cos(i / 6.3)))],
        [.. Enumerable.Range(0, 120).Select(i => (95 + i * 1.7 + 5 * Math.Sin(i / 2.0), 92 - (22 - i / 8.0) * Math.Sin(i / 2.6)))],
        [(20, 150), (90, 143), (190, 132), (290, 122), (335, 119)],
    ]);

    private static readonly string[] ShortClauses =
    [
        "Saya melayani setiap warga dengan mutu dan sikap yang sama, apa pun pilihannya.",
        "Saya tidak berkampanye, memakai atribut peserta, atau mengajak memihak.",
        "Saya tidak menggunakan jabatan, anggaran, fasilitas, atau waktu dinas untuk kepentingan calon atau partai mana pun.",
        "Saya tidak menimbang dukungan politik dalam urusan pegawai, bantuan, dan izin.",
        "Di media sosial dan di depan kamera, saya menahan diri dari tanda suka, komentar, unggahan, grup, dan gestur yang dapat dibaca sebagai dukungan.",
        "Saya bukan anggota atau pengurus partai, dan tidak menyerahkan salinan KTP untuk syarat dukungan calon.",
        "Saya menolak uang, barang, dan janji yang dimaksudkan memengaruhi sikap saya.",
        "Saya memeriksa kabar sebelum meneruskannya, dan meluruskan yang keliru.",
        "Bila saya atau pasangan mencalonkan diri, saya cuti atau mundur menurut ketentuan.",
        "Sepulang dari kegiatan ini saya mengingatkan rekan di unit kerja dan melaporkannya.",
    ];

    private static readonly string[] CivilServantClauses =
    [
        "**Memahami aturan.** Saya membaca dan memahami aturan netralitas. Pada setiap tahapan pemilihan, saya mencari tahu apa yang boleh dan apa yang tidak boleh.",
        "**Melayani semua orang.** Saya melayani setiap orang dengan sikap dan mutu yang sama. Pilihan politik seseorang tidak mengubah cara saya melayaninya.",
        "**Memutuskan dengan adil.** Saya menyusun kebijakan, mengambil keputusan, dan mengelola pegawai menurut aturan dan kepentingan umum. Saya tidak memakai jabatan, anggaran, fasilitas, atau data negara untuk menguntungkan atau merugikan peserta pemilihan, baik yang sedang berkuasa maupun yang tidak.",
        "**Tidak berkampanye.** Saya tidak ikut kampanye, tidak menyatakan dukungan, tidak mengenakan atau menyebarkan atribut, dan tidak mengajak atau menekan orang lain untuk berpihak. Sikap ini saya pegang di muka umum maupun di ruang digital.",
        "**Bebas dari ikatan partai.** Saya tidak menjadi anggota, pengurus, atau simpatisan partai politik. Jika saya mencalonkan diri, saya mengundurkan diri sesuai aturan. Jika pasangan atau keluarga dekat saya mencalonkan diri, saya memberi tahu atasan dan mengikuti aturan yang berlaku.",
        "**Menolak permintaan dukungan.** Saya tidak memberikan surat dukungan atau fotokopi KTP elektronik untuk pencalonan siapa pun. Saya menolak uang, barang, dan janji yang dimaksudkan untuk memengaruhi sikap saya.",
        "**Menahan jempol.** Saya tidak menyukai, mengomentari, membagikan, atau mengikuti konten, akun, dan grup yang mendukung atau menyerang peserta pemilihan.",
        "**Berfoto dengan aman.** Saya menghindari pose, gerak jari, atribut, dan latar yang dapat dibaca sebagai tanda dukungan. Saya juga tidak menyebarkan foto semacam itu.",
        "**Menjaga ruang digital.** Saya memakai media sosial untuk hal yang bermanfaat dan pelayanan yang lebih baik. Sebelum membagikan informasi, saya memeriksa sumber, isi, gambar, dan pemberitaan media tepercaya. Saya tetap tenang saat dipancing dan tidak menyebarkan kebencian.",
        "**Menjaga hak pilih dan saling mengingatkan.** Hak pilih tetap milik saya. Saya menggunakannya secara bebas dan rahasia, dan menjaga pandangan politik saya sebagai urusan pribadi. Saya menghormati pilihan orang lain dan mengingatkan rekan kerja dengan santun.",
    ];
}
