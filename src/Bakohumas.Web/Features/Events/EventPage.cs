using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>How a finished event ended, in numbers alone.</summary>
internal sealed record EventOutcome(int Came, Arrivals Ways);

/// <summary>The public page of an event. A draft exists for those who may see it in the panel and for nobody else.</summary>
internal sealed record EventPage(
    EventCard Card, string? Theme, string? Room, EventLevel Level, IReadOnlyList<EmploymentStatus> Audience, string Organizer, string ContactName,
    string ContactReach, bool IsOpen, bool IsClosed, bool IsMine, DateTimeOffset DoorsOpenAt, EventOutcome? Outcome, DateTimeOffset? CancelledAt, string? CancelReason, SignatureCount Signatures)
{
    /// <summary>The event takes people from afar too; its link is on no public page.</summary>
    public bool OffersOnline { get; init; }

    public bool IsFull => IsOpen && Card.SeatsLeft == 0;

    public static IQueryable<Event> Visible(BakohumasDb db, Officer? officer)
    {
        var all = db.Events.AsNoTracking();
        var known = db.KnownEvents();
        if (officer is null) return known.AsNoTracking();
        var (mine, open) = (db.EventsOf(officer).Select(e => e.Id), known.Select(e => e.Id));
        return all.Where(e => open.Contains(e.Id) || mine.Contains(e.Id));
    }

    public static async Task<EventPage?> LoadAsync(BakohumasDb db, string slug, Officer? officer, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await Visible(db, officer).Where(e => e.Slug == slug).Select(e => new
        {
            e.Id,
            Card = new CardRow(e.Slug, e.Name, e.Kind, e.State, e.StartsAt, e.EndsAt, e.Zone, e.ProvinceCode, e.RegencyCode, e.Venue, e.Capacity, e.SeatsTaken + e.SeatsOver),
            e.Theme,
            e.Room,
            e.Level,
            e.Audience,
            Organizer = db.Agencies.Where(a => a.Id == e.OrganizerAgencyId).Select(a => a.Name).First(),
            e.ContactName,
            e.ContactReach,
            OffersOnline = e.OnlineLink != null,
            e.RegistrationClosedAt,
            Cancelled = db.EventTransitions.Where(t => t.EventId == e.Id && t.State == EventState.Cancelled).Select(t => new { t.At, t.Note }).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var card = row.Card.ToCard();
        var ways = card.State != EventState.Finished ? null : await db.ArrivedAsync(row.Id, cancel);
        var outcome = ways is null ? null : new EventOutcome(ways.People, ways);
        var isMine = officer is not null && await db.EventsOf(officer).AnyAsync(e => e.Id == row.Id, cancel);
        return new EventPage(
            card, row.Theme, row.Room, row.Level, row.Audience, row.Organizer, row.ContactName, row.ContactReach,
            EventLife.IsOpenForRegistration(card.State, row.RegistrationClosedAt, card.EndsAt, now),
            card.State == EventState.RegistrationClosed || (card.State == EventState.Running && row.RegistrationClosedAt is not null && now < card.EndsAt), isMine, EventLife.DoorsOpenAt(card.StartsAt), outcome, row.Cancelled?.At, row.Cancelled?.Note,
            await SignatureCount.LoadAsync(db, row.Id, cancel)) { OffersOnline = row.OffersOnline };
    }
}
