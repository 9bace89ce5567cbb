using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Records;

/// <summary>An event that has people in the officer's scope, with their numbers.</summary>
internal sealed record RecordEvent(string Slug, string Name, DateTimeOffset StartsAt, Zone Zone, EventState State, int Registered, int Signed);

/// <summary>The start of the regional records.</summary>
internal sealed record RecordsPage(IReadOnlyList<string> Places, bool SeesEverything, IReadOnlyList<RecordEvent> Events, Pager Pager)
{
    /// <summary>Events on one page, the latest first.</summary>
    public const int Size = 50;

    public static async Task<RecordsPage> LoadAsync(BakohumasDb db, Officer officer, string? after, CancellationToken cancel)
    {
        var scope = officer.PeopleScope();
        var people = scope.Over(db).Where(r => r.State == RegistrationState.Registered);
        var events = db.Events.AsNoTracking().Where(e => people.Any(r => r.EventId == e.Id));
        if (after is not null && await db.Events.AsNoTracking().Where(e => e.Slug == after).Select(e => new { e.StartsAt, e.Id }).SingleOrDefaultAsync(cancel) is { } last)
            events = events.Where(e => e.StartsAt < last.StartsAt || (e.StartsAt == last.StartsAt && e.Id > last.Id));
        var rows = await events.OrderByDescending(e => e.StartsAt).ThenBy(e => e.Id).Take(Size + 1)
            .Select(e => new RecordEvent(
                e.Slug, e.Name, e.StartsAt, e.Zone, e.State,
                people.Count(r => r.EventId == e.Id),
                people.Count(r => r.EventId == e.Id && db.Pledges.Any(p => p.RegistrationId == r.Id))))
            .ToListAsync(cancel);
        var more = rows.Count > Size;
        if (more) rows.RemoveAt(Size);
        var pager = new Pager(after is null ? null : "/arsip", more ? $"/arsip?setelah={rows[^1].Slug}" : null);
        return new RecordsPage(await PlacesAsync(db, scope, cancel), scope.SeesEverything, rows, pager);
    }

    /// <summary>The regions and agencies of the scope by name.</summary>
    public static async Task<IReadOnlyList<string>> PlacesAsync(BakohumasDb db, Scope scope, CancellationToken cancel)
    {
        var ids = scope.ExactAgencies.Concat(scope.AgencyTrees).ToArray();
        var agencies = ids.Length == 0 ? [] : await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(cancel);
        return [.. scope.Regencies.Concat(scope.ExactProvinces).Concat(scope.WholeProvinces).Select(code => RegionNames.Of(code) ?? code).Distinct(), .. agencies];
    }
}
