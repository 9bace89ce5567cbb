namespace Bakohumas.Documents.Tests.Samples;

/// <summary>Name badges: an ordinary one, and names and agencies as long as the input lets in.</summary>
internal static class SampleBadge
{
    public const string Code = "T4KW9QZD4HTRW8P3";
    public const string Address = "https://bakohumas.example/t/" + Code;

    public static readonly string[] LongNames =
    [
        "Prof. Dr. Ir. Raden Roro Kusumaningtyas Widyawardhani-Prawirodirdjo, S.Sos., S.I.Kom., M.I.Kom., Ph.D., CPR., QIA., CFrA., IPU",
        "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflegeundsorgfaltigkeit",
        "Đặng Thị Ngọc Ánh Ŵÿĺłőţşū",
        "I",
    ];

    public static readonly string LongAgency =
        "Direktorat Pengelolaan Media dan Komunikasi Publik Wilayah Timur, Direktorat Jenderal Informasi dan Komunikasi Publik, Kementerian Komunikasi Republik Indonesia";

    public static Document Of(PageStyle page, params Block.Badge[] badges) => new()
    {
        Title = "Tanda pengenal", Page = page, FooterLeft = "", FooterRight = "", CreatedAt = SamplePledge.SignedAt,
        Blocks = badges.Length == 0 ? [Badge()] : badges,
    };

    public static Document Long(PageStyle page) => Of(page, [.. LongNames.Select(name => Badge(
        name, LongAgency, "Seminar Nasional Netralitas Aparatur Sipil Negara dalam Pemilihan Umum Serentak bagi Pejabat Hubungan Masyarakat Pemerintah Pusat, Provinsi, Kabupaten, dan Kota Tahun", "Tamu kehormatan dan narasumber"))]);

    public static Block.Badge Badge(
        string name = "Ratna Kusumaningtyas", string agency = "Diskominfo Kabupaten Wanasari", string eventName = "Seminar Bakohumas Daerah", string role = "Peserta") => new(
        eventName, "Kota Tirtamaya, 12 November 2026", name, agency, role,
        new VerificationBlock(QrFixture.Of(Address), "Tiket", Code, "Tunjukkan kode ini di pintu dan saat penandatanganan.", "Kode QR tiket"));
}
