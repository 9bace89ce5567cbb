using Bakohumas.Domain.Events;

namespace Bakohumas.Web.Data;

internal static class EventQueries
{
    /// <summary>What strangers may know of: everything but drafts, and but drafts that were cancelled before anybody had seen them.</summary>
    public static IQueryable<Event> KnownEvents(this BakohumasDb db) => db.Events.Where(e => e.State != EventState.Draft
        && (e.State != EventState.Cancelled
            || !db.EventTransitions.Any(t => t.EventId == e.Id && t.State == EventState.Draft)
            || db.EventTransitions.Any(t => t.EventId == e.Id && t.State == EventState.Published)));
}
