using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>Taking part from afar, as a ticket of an event that allows it shows it.</summary>
/// <param name="Hours">The day or session that runs or comes next; null when all are over.</param>
/// <param name="Link">Address of the meeting; null, and so in no page, before it is shown.</param>
/// <param name="CameAt">When the person was recorded for that day, from afar or not.</param>
internal sealed record TicketOnline(bool IsOnline, OnlineHours? Hours, string? Link, DateTimeOffset? CameAt)
{
    public bool IsOpen => Link is not null;

    public DateTimeOffset? OpensAt => Hours?.StartsAt - OnlineAttendance.OpensBefore;

    /// <summary>What was typed and did not fit, and why.</summary>
    public string? Typed { get; init; }

    public string? Problem { get; init; }

    /// <summary>Whether the press can be repeated with another word: then the message stands beside the field.</summary>
    public bool AsksForWord => IsOnline && IsOpen && CameAt is null;

    public static async Task<TicketOnline> LoadAsync(
        BakohumasDb db, Guid registrationId, Guid eventId, EventState state, bool isOnline, string link, DateTimeOffset now, CancellationToken cancel)
    {
        var occasion = await Current(db, eventId, now).FirstOrDefaultAsync(cancel);
        if (occasion is null) return new(isOnline, null, null, null);
        var hours = new OnlineHours(occasion.StartsAt, occasion.EndsAt);
        var came = await db.Admissions.Where(a => a.RegistrationId == registrationId && a.OccasionId == occasion.Id && a.UndoId == null).Select(a => (DateTimeOffset?)a.At).SingleOrDefaultAsync(cancel);
        return new(isOnline, hours, isOnline && OnlineAttendance.IsOpen(state, hours, now) ? link : null, came)
        {
            MaySwitch = !isOnline && came is null && OnlineAttendance.IsOpen(state, hours, now),
        };
    }

    /// <summary>On the way to the hall and late: may follow the stream instead.</summary>
    public bool MaySwitch { get; init; }

    /// <summary>The occasion that runs or comes next, first.</summary>
    public static IQueryable<Occasion> Current(BakohumasDb db, Guid eventId, DateTimeOffset now) =>
        db.Occasions.AsNoTracking().Where(o => o.EventId == eventId && o.EndsAt > now).OrderBy(o => o.StartsAt).ThenBy(o => o.Id);
}
