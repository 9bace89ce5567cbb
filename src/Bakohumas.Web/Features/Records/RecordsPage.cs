using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Records;

/// <summary>An event that has people in the officer's scope, with their numbers.</summary>
internal sealed record RecordEvent(string Slug, string Name, DateTimeOffset StartsAt, Zone Zone, EventState State, int Registered, int Signed);

/// <summary>The start of the regional records.</summary>
internal sealed record RecordsPage(IReadOnlyList<string> Places, bool SeesEverything, IReadOnlyList<RecordEvent> Events)
{
    private const int MostEvents = 200;

    public static async Task<RecordsPage> LoadAsync(BakohumasDb db, Officer officer, CancellationToken cancel)
    {
        var scope = officer.PeopleScope();
        var people = scope.Over(db).Where(r => r.State == RegistrationState.Registered);
        var rows = await db.Events.AsNoTracking().Where(e => people.Any(r => r.EventId == e.Id))
            .OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id).Take(MostEvents)
            .Select(e => new RecordEvent(
                e.Slug, e.Name, e.StartsAt, e.Zone, e.State,
                people.Count(r => r.EventId == e.Id),
                people.Count(r => r.EventId == e.Id && db.Pledges.Any(p => p.RegistrationId == r.Id))))
            .ToListAsync(cancel);
        return new RecordsPage(await PlacesAsync(db, scope, cancel), scope.SeesEverything, rows);
    }

    /// <summary>The regions and agencies of the scope by name.</summary>
    public static async Task<IReadOnlyList<string>> PlacesAsync(BakohumasDb db, Scope scope, CancellationToken cancel)
    {
        var ids = scope.ExactAgencies.Concat(scope.AgencyTrees).ToArray();
        var agencies = ids.Length == 0 ? [] : await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(cancel);
        return [.. scope.Regencies.Concat(scope.ExactProvinces).Concat(scope.WholeProvinces).Select(code => RegionNames.Of(code) ?? code).Distinct(), .. agencies];
    }
}
