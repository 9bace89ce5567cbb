using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Registrations;

/// <summary>Seats as guarded updates of the event's row: two at once cannot have the last one.</summary>
internal static class SeatRows
{
    /// <returns>False when there was none to be had this way.</returns>
    public static async Task<bool> TakeAsync(BakohumasDb db, Guid eventId, SeatWay way, DateTimeOffset now, CancellationToken cancel) =>
        await Open(db, way, now).Where(e => e.Id == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + 1), cancel) > 0;

    /// <summary>Whether the room holds one more, whatever the seats; only to say so, what guards is <see cref="TakeAsync"/>.</summary>
    public static Task<bool> HasRoomAsync(BakohumasDb db, Guid eventId, CancellationToken cancel) => InRoom(db.Events).AnyAsync(e => e.Id == eventId, cancel);

    /// <summary>Counts one who is inside without a seat.</summary>
    public static Task ExceedAsync(BakohumasDb db, Guid eventId, CancellationToken cancel) =>
        db.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsOver, e => e.SeatsOver + 1), cancel);

    /// <summary>Gives back what a registration held that was cancelled in this act: a seat, or its place among those without one.</summary>
    public static async Task GiveBackAsync(BakohumasDb db, Guid eventId, Guid registrationId, CancellationToken cancel)
    {
        if (await db.Events.Where(e => e.Id == eventId && e.SeatsOver > 0 && db.Registrations.Any(r => r.Id == registrationId && r.IsSeatless))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsOver, e => e.SeatsOver - 1), cancel) > 0) return;
        await db.Events.Where(e => e.Id == eventId && e.SeatsTaken > 0).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken - 1), cancel);
    }

    /// <summary>
    /// Makes a walk-in count that a revoked device brought, once the organizer confirms it: a seat if there is one, its mail, and the
    /// check of the seat if there is none.
    /// </summary>
    /// <returns>False when the same person is registered otherwise by now.</returns>
    public static async Task<bool> ReviveAsync(BakohumasDb db, Guid registrationId, DateTimeOffset now, CancellationToken cancel)
    {
        var person = await db.Registrations.AsNoTracking().Where(r => r.Id == registrationId)
            .Select(r => new { r.EventId, HasMail = r.Mail != null, Language = db.Events.Where(e => e.Id == r.EventId).Select(e => e.Language).First() }).SingleAsync(cancel);
        var isSeated = await TakeAsync(db, person.EventId, SeatWay.Fact, now, cancel);
        var revived = await db.Registrations
            .Where(r => r.Id == registrationId && r.State == RegistrationState.Cancelled && r.ErasedAt == null && !db.Registrations.Any(
                o => o.EventId == r.EventId && o.IdentityType == r.IdentityType && o.IdentityHash == r.IdentityHash && o.State == RegistrationState.Registered))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Registered).SetProperty(r => r.CancelledAt, (DateTimeOffset?)null).SetProperty(r => r.IsSeatless, !isSeated), cancel);
        if (revived == 0)
        {
            if (isSeated) await db.Events.Where(e => e.Id == person.EventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken - 1), cancel);
            return false;
        }

        if (!isSeated) await ExceedAsync(db, person.EventId, cancel);
        if (person.HasMail) await db.EnqueueOnceAsync(now, MailRule.Ticket, registrationId, person.Language, person.EventId);
        return true;
    }

    private static IQueryable<Event> Open(BakohumasDb db, SeatWay way, DateTimeOffset now) => way switch
    {
        SeatWay.Public => Seated(db.Events).Where(e => (e.State == EventState.Published || e.State == EventState.Running) && e.RegistrationClosedAt == null && e.EndsAt > now),
        SeatWay.Door => Seated(AtDoor(db)),
        SeatWay.OverCapacity => InRoom(AtDoor(db)),
        // What happened happened, also in a room that is closed by now.
        _ => Seated(db.Events),
    };

    private static IQueryable<Event> AtDoor(BakohumasDb db) =>
        db.Events.Where(e => e.State == EventState.Published || e.State == EventState.RegistrationClosed || e.State == EventState.Running);

    /// <summary>Who is inside without a seat comes before whoever asks for one; the capacity is never above what the room holds.</summary>
    private static IQueryable<Event> Seated(IQueryable<Event> events) => events.Where(e => e.SeatsTaken + e.SeatsOver < e.Capacity);

    private static IQueryable<Event> InRoom(IQueryable<Event> events) => events.Where(e => e.SeatsTaken + e.SeatsOver < (e.HardLimit ?? e.Capacity));
}
