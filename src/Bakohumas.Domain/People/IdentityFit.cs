namespace Bakohumas.Domain.People;

/// <summary>Which numbers belong to which employment status (product.md RG6); "tanpa nomor" is open to everyone.</summary>
public static class IdentityFit
{
    /// <summary>The types offered to a status, the usual one first.</summary>
    public static IReadOnlyList<IdentityType> TypesFor(EmploymentStatus status) => status switch
    {
        EmploymentStatus.Pns or EmploymentStatus.Cpns => [IdentityType.CivilServantNumber, IdentityType.None],
        EmploymentStatus.Pppk => [IdentityType.ContractNumber, IdentityType.None],
        EmploymentStatus.PppkPartTime => [IdentityType.PartTimeContractNumber, IdentityType.None],
        EmploymentStatus.MilitaryPolice => [IdentityType.MilitaryPoliceNumber, IdentityType.None],
        EmploymentStatus.NonAsn or EmploymentStatus.Bumn or EmploymentStatus.Bumd or EmploymentStatus.Partner =>
            [IdentityType.StaffNumber, IdentityType.None],
        EmploymentStatus.Media => [IdentityType.PressCard, IdentityType.None],
        EmploymentStatus.Public => [IdentityType.None],
    };

    public static bool Fits(EmploymentStatus status, IdentityType type) => TypesFor(status).Contains(type);

    /// <summary>ASN in the sense of UU 20/2023: PNS (with CPNS) and PPPK.</summary>
    public static bool IsCivilServant(EmploymentStatus status) =>
        status is EmploymentStatus.Pns or EmploymentStatus.Cpns or EmploymentStatus.Pppk or EmploymentStatus.PppkPartTime;
}
