using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Agencies;

/// <summary>What follows from the type of an agency.</summary>
public static class AgencyTypes
{
    /// <summary>Whether an agency of this type can lie in this region: a pemkab in a kabupaten, a pemkot in a kota, a pemprov in a province.</summary>
    public static bool FitsRegion(this AgencyType type, RegionCode? region) => type switch
    {
        AgencyType.ProvincialGovernment => region is { Regency: null },
        AgencyType.RegencyGovernment => region is { Regency: not null, IsCity: false },
        AgencyType.CityGovernment => region is { Regency: not null, IsCity: true },
        _ => region is not null || !RegionalBodies.Include(type),
    };
}
