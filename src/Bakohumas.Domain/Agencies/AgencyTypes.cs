using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Agencies;

/// <summary>What follows from the type of an agency.</summary>
public static class AgencyTypes
{
    /// <summary>
    /// Whether a grant over the agency's region covers its people (product.md 6.8): pemprov, pemkab, pemkot, perangkat daerah and
    /// BUMD. Of every other type a region sees counts only.
    /// </summary>
    public static bool IsRegionalGovernment(this AgencyType type) => type is
        AgencyType.ProvincialGovernment or AgencyType.RegencyGovernment or AgencyType.CityGovernment
        or AgencyType.RegionalOffice or AgencyType.RegionalEnterprise;

    /// <summary>Whether an agency of this type can lie in this region: a pemkab in a kabupaten, a pemkot in a kota, a pemprov in a province.</summary>
    public static bool FitsRegion(this AgencyType type, RegionCode? region) => type switch
    {
        AgencyType.ProvincialGovernment => region is { Regency: null },
        AgencyType.RegencyGovernment => region is { Regency: not null, IsCity: false },
        AgencyType.CityGovernment => region is { Regency: not null, IsCity: true },
        AgencyType.RegionalOffice or AgencyType.RegionalEnterprise => region is not null,
        _ => true,
    };
}
