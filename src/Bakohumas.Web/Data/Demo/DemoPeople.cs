using System.Globalization;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;

namespace Bakohumas.Web.Data.Demo;

/// <summary>Invented people: names by arithmetic, numbers that are well-formed and belong to nobody, addresses under <c>.example</c>.</summary>
internal static class DemoPeople
{
    private static readonly string[] Given =
    [
        "Rahmawati", "Bagas", "Dewi", "Yohanes", "Nurul", "Ketut", "Sari", "Andi", "Maria", "Fajar", "Lestari", "Rizal", "Putri", "Hendra", "Wulan",
        "Samuel", "Indah", "Taufik", "Ratna", "Galih", "Ayu", "Markus", "Siti", "Bambang",
    ];

    private static readonly string[] Family =
    [
        "Nur Aini", "Prasetyo", "Anggraini", "Latuheru", "Hidayah", "Suardana", "Wulandari", "Mappanyukki", "Pattiasina", "Nugroho", "Kusumawardhani",
        "Siregar", "Maharani", "Gunawan", "Tjahjadi",
    ];

    private static readonly string[] Degrees = ["", ", S.Sos.", ", S.I.Kom.", ", M.Si.", "", ", S.Kom., M.T.", ""];
    private static readonly string[] Posts = ["Pranata Humas Ahli Muda", "Kepala Bidang Informasi Publik", "Pranata Humas Ahli Pertama", "Sekretaris Dinas", "Analis Media", "Staf Humas"];

    /// <param name="number">From 0; the same number is always the same person.</param>
    public static DemoPerson Of(int number, DemoAgency agency)
    {
        var name = $"{Given[number % Given.Length]} {Family[(number * 7) % Family.Length]}{Degrees[number % Degrees.Length]}";
        var (status, type) = KindOf(agency.Type, number);
        var mail = number == 5 ? null : number is 7 or 8 ? "humas@diskominfo-contoh.example" : $"peserta{number.ToString("000", CultureInfo.InvariantCulture)}@contoh.example";
        return new(name, status, type, NumberOf(type, number), Posts[number % Posts.Length], number % 3 == 0 ? "Bidang Komunikasi Publik" : null, mail,
            mail is null ? "+6281234567890" : null, number % 4 == 0);
    }

    private static (EmploymentStatus, IdentityType) KindOf(AgencyType agency, int number) => agency switch
    {
        AgencyType.StateEnterprise => (EmploymentStatus.Bumn, IdentityType.StaffNumber),
        AgencyType.RegionalEnterprise => (EmploymentStatus.Bumd, IdentityType.StaffNumber),
        AgencyType.MilitaryPolice => (EmploymentStatus.MilitaryPolice, IdentityType.MilitaryPoliceNumber),
        AgencyType.Media => (EmploymentStatus.Media, IdentityType.PressCard),
        AgencyType.CivilSociety => (EmploymentStatus.Partner, IdentityType.None),
        _ => (number % 5) switch
        {
            0 => (EmploymentStatus.Pppk, IdentityType.ContractNumber),
            1 => (EmploymentStatus.Cpns, IdentityType.CivilServantNumber),
            _ => (EmploymentStatus.Pns, IdentityType.CivilServantNumber),
        },
    };

    private static string NumberOf(IdentityType type, int number) => type switch
    {
        IdentityType.CivilServantNumber => string.Create(CultureInfo.InvariantCulture, $"{1975 + (number % 20)}{1 + (number % 12):00}{1 + (number % 28):00}{2005 + (number % 15)}{1 + (number % 12):00}{1 + (number % 2)}{1 + number:000}"),
        IdentityType.ContractNumber => string.Create(CultureInfo.InvariantCulture, $"{1980 + (number % 15)}{1 + (number % 12):00}{1 + (number % 28):00}{2021 + (number % 4)}21{1 + (number % 2)}{1 + number:000}"),
        IdentityType.None => "",
        _ => string.Create(CultureInfo.InvariantCulture, $"C{4000 + number}"),
    };
}

internal sealed record DemoPerson(
    string Name, EmploymentStatus Status, IdentityType IdentityType, string Number, string Position, string? Unit, string? Mail, string? Phone, bool RepresentsPublicRelations);
