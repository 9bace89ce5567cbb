using Bakohumas.Domain.Agencies;

namespace Bakohumas.Web.Data.Demo;

/// <summary>Invented offices in five provinces and all three zones. Their names resemble real ones in kind, never in person.</summary>
internal static class DemoAgencies
{
    public const string Secretariat = "Sekretariat Bakohumas Pusat";
    public const string FreeText = "Dinas Kominfo Persandian Kab. Contoh (baru)";

    public static readonly IReadOnlyList<DemoAgency> All =
    [
        new(Secretariat, AgencyType.Ministry, null, null),
        new("Dinas Komunikasi dan Informatika DIY", AgencyType.RegionalOffice, "34", null),
        new("Dinas Komunikasi Kota Yogyakarta", AgencyType.RegionalOffice, "34", "34.71"),
        new("Dinas Komunikasi Kabupaten Sleman", AgencyType.RegionalOffice, "34", "34.04"),
        new("Pemerintah Kabupaten Bantul", AgencyType.RegencyGovernment, "34", "34.02"),
        new("Kantor Wilayah Contoh DIY", AgencyType.VerticalAgency, "34", null),
        new("Universitas Negeri Contoh", AgencyType.StateUniversity, "34", "34.71"),
        new("Perumda Air Minum Tirta Contoh", AgencyType.RegionalEnterprise, "34", "34.71"),
        new("Dinas Komunikasi dan Informatika Jawa Timur", AgencyType.RegionalOffice, "35", null),
        new("Pemerintah Kabupaten Pasuruan", AgencyType.RegencyGovernment, "35", "35.14"),
        new("Pemerintah Kota Pasuruan", AgencyType.CityGovernment, "35", "35.75"),
        new("Dinas Komunikasi Kalimantan Barat", AgencyType.RegionalOffice, "61", null),
        new("Pemerintah Kota Pontianak", AgencyType.CityGovernment, "61", "61.71"),
        new("Pemerintah Kabupaten Sambas", AgencyType.RegencyGovernment, "61", "61.01"),
        new("Dinas Komunikasi Sulawesi Selatan", AgencyType.RegionalOffice, "73", null),
        new("Pemerintah Kota Makassar", AgencyType.CityGovernment, "73", "73.71"),
        new("Pemerintah Kabupaten Gowa", AgencyType.RegencyGovernment, "73", "73.06"),
        new("PT Listrik Contoh (Persero)", AgencyType.StateEnterprise, "73", "73.71"),
        new("Komando Contoh Wilayah Timur", AgencyType.MilitaryPolice, "73", null),
        new("Dinas Komunikasi Maluku", AgencyType.RegionalOffice, "81", null),
        new("Pemerintah Kota Ambon", AgencyType.CityGovernment, "81", "81.71"),
        new("Pemerintah Kabupaten Maluku Tengah", AgencyType.RegencyGovernment, "81", "81.01"),
        new("Stasiun Radio Publik Contoh", AgencyType.PublicBroadcaster, "81", "81.71"),
        new("Harian Suara Contoh", AgencyType.Media, "73", "73.71"),
        new("Perkumpulan Pemantau Contoh", AgencyType.CivilSociety, null, null),
        new(FreeText, AgencyType.Other, null, null),
    ];
}

internal sealed record DemoAgency(string Name, AgencyType Type, string? Province, string? Regency);
