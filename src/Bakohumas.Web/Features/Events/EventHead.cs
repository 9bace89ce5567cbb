using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What every panel page about one event needs to know of it.</summary>
internal sealed record EventHead(Guid Id, string Slug, string Name, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, bool MayChange)
{
    /// <summary>Hours alone say when somebody came; over several days the day belongs to them.</summary>
    public bool IsOneDay => Zone.DayOf(StartsAt) == Zone.DayOf(EndsAt);

    /// <returns>Null for an event that is not there or not the officer's: the two look alike.</returns>
    public static Task<EventHead?> LoadAsync(BakohumasDb db, Officer officer, string slug, CancellationToken cancel)
    {
        var run = db.EventsRunBy(officer).Select(e => e.Id);
        return db.EventsOf(officer).AsNoTracking().Where(e => e.Slug == slug)
            .Select(e => new EventHead(e.Id, e.Slug, e.Name, e.State, e.StartsAt, e.EndsAt, e.Zone, run.Contains(e.Id))).SingleOrDefaultAsync(cancel);
    }
}
