using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The only way from a page of <c>/panel</c> to events: organizers see the events of their agencies (product 6.8), administrators and
/// auditors all. What the query does not return does not exist for them: foreign and missing are one 404.
/// </summary>
internal static class EventAccess
{
    public static IQueryable<Event> EventsOf(this BakohumasDb db, Officer officer)
    {
        if (officer.SeesEverything) return db.Events;
        var exact = officer.Grants.Where(g => g.Role == Role.Organizer && g.AgencyId is not null && !g.Subtree).Select(g => g.AgencyId!.Value).ToArray();
        var roots = officer.Grants.Where(g => g.Role == Role.Organizer && g.AgencyId is not null && g.Subtree).Select(g => g.AgencyId!.Value).ToArray();
        return db.Events.Where(e => exact.Contains(e.OrganizerAgencyId)
            || db.AgencyAncestors.Any(a => a.AgencyId == e.OrganizerAgencyId && roots.Contains(a.AncestorId)));
    }

    /// <summary>The events that the officer may change: as <see cref="EventsOf"/>, without those an auditor only reads.</summary>
    public static IQueryable<Event> EventsRunBy(this BakohumasDb db, Officer officer) =>
        officer.Is(Role.Administrator) ? db.Events : db.EventsOf(officer with { Grants = [.. officer.Grants.Where(g => g.Role == Role.Organizer)] });
}
