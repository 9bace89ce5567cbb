using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

internal static class EventFactsQuery
{
    public static Task<EventFacts?> FactsAsync(this BakohumasDb db, Guid eventId, CancellationToken cancel) =>
        db.Events.AsNoTracking().Where(e => e.Id == eventId)
            .Join(db.Agencies, e => e.OrganizerAgencyId, a => a.Id, (e, a) => new EventFacts(
                e.Id, e.Slug, e.Name, e.Theme, e.Venue, e.Room, e.Zone, e.StartsAt, e.EndsAt, e.State, e.ContactName, e.ContactReach, a.Name, e.CalendarSequence, e.OnlineLink != null))
            .SingleOrDefaultAsync(cancel);
}
