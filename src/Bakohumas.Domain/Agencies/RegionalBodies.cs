namespace Bakohumas.Domain.Agencies;

/// <summary>The bodies that belong to a region's government, and so to a region's grant (product.md 6.8).</summary>
public static class RegionalBodies
{
    /// <summary>Pemprov, pemkab, pemkot, perangkat daerah, BUMD; a list so that queries can use it as data.</summary>
    public static readonly IReadOnlyList<AgencyType> Types =
    [
        AgencyType.ProvincialGovernment, AgencyType.RegencyGovernment, AgencyType.CityGovernment,
        AgencyType.RegionalOffice, AgencyType.RegionalEnterprise,
    ];

    public static bool Include(AgencyType type) => Types.Contains(type);
}
