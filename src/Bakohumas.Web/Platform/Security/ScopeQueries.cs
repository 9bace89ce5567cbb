using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The only way from a page of <c>/arsip</c> to people: the rules of <see cref="Scope"/> as equality filters (product 6.8). What a
/// query does not return does not exist for the officer: foreign and missing are one 404.
/// </summary>
internal static class ScopeQueries
{
    /// <summary>Whose people the officer sees by the grants of this request.</summary>
    public static Scope PeopleScope(this Officer officer) => Scope.Of(
        officer.Grants.Select(grant => new Grant
        {
            Id = Guid.Empty,
            AccountId = officer.Id,
            Role = grant.Role,
            AgencyId = grant.AgencyId,
            ProvinceCode = grant.ProvinceCode,
            RegencyCode = grant.RegencyCode,
            Subtree = grant.Subtree,
            MadeAt = DateTimeOffset.MinValue,
        }),
        // The request carries only grants that are in force.
        DateTimeOffset.MinValue);

    /// <summary>The people whom the scope shows by name.</summary>
    public static IQueryable<Registration> Over(this Scope scope, BakohumasDb db)
    {
        if (scope.SeesEverything) return db.Registrations;
        // IN and not EXISTS: the agencies are found once, and their people by index, instead of asking for each person of the event.
        var agencies = scope.AgenciesSeen(db).Select(a => a.Id);
        return db.Registrations.Where(r => agencies.Contains(r.AgencyId));
    }

    /// <summary>The agencies whose people the scope shows by name; agrees with <see cref="Scope.Sees"/>.</summary>
    public static IQueryable<Agency> AgenciesSeen(this Scope scope, BakohumasDb db)
    {
        if (scope.SeesEverything) return db.Agencies;
        var (exact, trees) = (scope.ExactAgencies.ToArray(), scope.AgencyTrees.ToArray());
        var (regencies, whole, provinces) = (scope.Regencies.ToArray(), scope.WholeProvinces.ToArray(), scope.ExactProvinces.ToArray());
        var bodies = RegionalBodies.Types.ToArray();
        return db.Agencies.Where(a => !a.IsFreeText
            && (exact.Contains(a.Id)
                || db.AgencyAncestors.Any(above => above.AgencyId == a.Id && trees.Contains(above.AncestorId))
                || (bodies.Contains(a.Type)
                    && (regencies.Contains(a.RegencyCode)
                        || whole.Contains(a.ProvinceCode)
                        || (a.RegencyCode == null && provinces.Contains(a.ProvinceCode))))));
    }

    /// <summary>The agencies that lie in a granted region and appear as numbers only; agrees with <see cref="Scope.Counts"/>.</summary>
    public static IQueryable<Agency> AgenciesCounted(this Scope scope, BakohumasDb db)
    {
        if (scope.SeesEverything) return db.Agencies.Where(a => false);
        var seen = scope.AgenciesSeen(db);
        var (regencies, whole, provinces) = (scope.Regencies.ToArray(), scope.WholeProvinces.ToArray(), scope.ExactProvinces.ToArray());
        return db.Agencies.Where(a => !a.IsFreeText
            && (regencies.Contains(a.RegencyCode)
                || whole.Contains(a.ProvinceCode)
                || (a.RegencyCode == null && provinces.Contains(a.ProvinceCode)))
            && !seen.Any(s => s.Id == a.Id));
    }
}
