using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Registrations;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>What became of a change of one's own details.</summary>
internal enum ChangeOutcome
{
    Saved,
    TooLate,

    /// <summary>Without a number, name and mailbox are the person: this pair is registered already.</summary>
    MailTaken,
}

/// <summary>What a person does with their own registration behind the personal link.</summary>
internal sealed class TicketDesk(BakohumasDb db, WriteLane lane, Links links, PublicAddress address, FieldProtection fields, TimeProvider clock)
{
    public Task<TicketPage?> PageAsync(string token, CancellationToken cancel) => TicketPage.LoadAsync(db, links, address, token, clock.GetUtcNow(), cancel);

    public Task<ChangeOutcome> ChangeAsync(TicketPage page, OwnDetails details, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = page.RegistrationId;
        // Only counts without a number; with one, the identity stays what it was.
        var reach = fields.Hash(RegistrationIdentity.Of(IdentityNumber.WithoutNumber, PersonName.Restore(page.Name), details.Mail, details.Phone));
        return lane.WriteAsync((db, stop) => ChangeAsync(db, id, details, reach, now, stop), cancel);
    }

    /// <returns>False when it is too late: the event has begun, or the person came or signed already.</returns>
    public Task<bool> GiveBackAsync(TicketPage page, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (id, eventId) = (page.RegistrationId, page.Event.Id);
        return lane.WriteAsync(async (db, stop) =>
        {
            await db.TakeTurnOfAsync([id], stop);
            // The row that changes state frees the seat, so that two clicks free one.
            var given = await db.Registrations
                .Where(r => r.Id == id && r.State == RegistrationState.Registered && !db.Admissions.Any(a => a.RegistrationId == id && a.UndoId == null) && !db.Pledges.Any(p => p.RegistrationId == id)
                    && !db.PaperSignatures.Any(s => s.RegistrationId == id && s.UndoId == null)
                    && db.Events.Any(e => e.Id == eventId && e.StartsAt > now && e.State != EventState.Finished && e.State != EventState.Cancelled))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Cancelled).SetProperty(r => r.CancelledAt, now), stop);
            if (given == 0) return false;
            await SeatRows.GiveBackAsync(db, eventId, id, stop);
            db.Record(now, Acts.RegistrationCancelled, Actor.Attendee(id), id, eventId);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    public Task StopRemindersAsync(Guid registrationId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var stopped = await db.Registrations.Where(r => r.Id == registrationId && r.RemindersStoppedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindersStoppedAt, now), stop);
            if (stopped == 0) return;
            var eventId = await db.Registrations.Where(r => r.Id == registrationId).Select(r => r.EventId).SingleAsync(stop);
            db.Record(now, Acts.RemindersStopped, Actor.Attendee(registrationId), registrationId, eventId);
            await db.SaveChangesAsync(stop);
        }, cancel);
    }

    private static async Task<ChangeOutcome> ChangeAsync(BakohumasDb db, Guid id, OwnDetails details, byte[] reach, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.Registrations.SingleOrDefaultAsync(
            r => r.Id == id && r.State == RegistrationState.Registered
                && db.Events.Any(e => e.Id == r.EventId && e.StartsAt > now && e.State != EventState.Finished && e.State != EventState.Cancelled), cancel);
        if (row is null) return ChangeOutcome.TooLate;
        if (row.IdentityType == IdentityType.None)
        {
            if (await db.Registrations.AnyAsync(r => r.EventId == row.EventId && r.Id != id && r.IdentityType == IdentityType.None && r.IdentityHash == reach && r.State == RegistrationState.Registered, cancel))
                return ChangeOutcome.MailTaken;
            row.IdentityHash = reach;
        }

        var (mail, phone) = (details.Mail?.ComparisonKey, details.Phone?.E164);
        List<string> changed = [];
        if (row.Mail != mail) changed.Add("mail");
        if (row.Phone != phone) changed.Add("phone");
        if (row.Unit != details.Unit) changed.Add("unit");
        if (row.Position != details.Position) changed.Add("position");
        var online = details.Online is { } wanted && await db.Events.AnyAsync(e => e.Id == row.EventId && e.OnlineLink != null, cancel) ? wanted : row.IsOnline;
        if (row.IsOnline != online) changed.Add("online");
        if (changed.Count == 0) return ChangeOutcome.Saved;

        // A new address gets the ticket; at most once an hour, so that the form sends no mail flood to strangers.
        if (mail is not null && row.Mail != mail)
        {
            var language = await db.Events.Where(e => e.Id == row.EventId).Select(e => e.Language).SingleAsync(cancel);
            await db.EnqueueLostLinkAsync(now, id, row.EventId, language);
        }

        (row.Mail, row.Phone, row.Unit, row.Position, row.IsOnline) = (mail, phone, details.Unit, details.Position, online);
        db.Record(now, Acts.RegistrationChanged, Actor.Attendee(id), id, row.EventId, [.. changed]);
        await db.SaveChangesAsync(cancel);
        return ChangeOutcome.Saved;
    }
}
