using System.Globalization;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Registrations;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What an organizer does for an attendee: looks, gives a seat back, replaces a ticket that got into wrong hands.</summary>
internal sealed class ParticipantsDesk(BakohumasDb db, WriteLane lane, Links links, TimeProvider clock)
{
    public async Task<ParticipantsPage?> ListAsync(Officer officer, string slug, string? q, AttendeeFilter filter, Guid? after, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await ParticipantsPage.LoadAsync(db, at, q, filter, after, cancel) : null;

    public Task<ParticipantPage?> PersonAsync(Officer officer, string slug, Guid id, CancellationToken cancel) => PersonAsync(db, officer, slug, id, cancel);

    public static async Task<ParticipantPage?> PersonAsync(BakohumasDb db, Officer officer, string slug, Guid id, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await ParticipantPage.LoadAsync(db, at, id, cancel) : null;

    /// <returns>Null for a foreign or missing person; false when the person came, signed or had cancelled already.</returns>
    public async Task<bool?> CancelAsync(Officer officer, string slug, Guid id, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, id, cancel) is not { } own) return null;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            await db.TakeTurnOfAsync([id], stop);
            var cancelled = await db.Registrations
                .Where(r => r.Id == id && r.State == RegistrationState.Registered
                    && !db.Admissions.Any(a => a.RegistrationId == id && a.UndoId == null) && !db.Pledges.Any(p => p.RegistrationId == id)
                    && !db.PaperSignatures.Any(s => s.RegistrationId == id && s.UndoId == null))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Cancelled).SetProperty(r => r.CancelledAt, now), stop);
            if (cancelled == 0) return false;
            await SeatRows.GiveBackAsync(db, own.EventId, id, stop);
            db.Record(now, Acts.RegistrationCancelled, officer.Actor, id, own.EventId, nameof(Registration.State));
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <summary>The old QR is refused from now on; the new one goes to the address on file and stands on the personal page.</summary>
    /// <returns>Null for a foreign or missing person; false when somebody else replaced it in the same moment, or the seat was given back.</returns>
    public async Task<bool?> ReplaceTicketAsync(Officer officer, string slug, Guid id, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, id, cancel) is not { } own) return null;
        var now = clock.GetUtcNow();
        var next = own.Generation + 1;
        var (codeId, hash) = (Guid.CreateVersion7(now), Links.Hash(links.DoorCode(id, next).Text));
        return await lane.WriteAsync(async (db, stop) =>
        {
            var replaced = await db.Registrations.Where(r => r.Id == id && r.State == RegistrationState.Registered && r.TicketGeneration == own.Generation)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.TicketGeneration, next), stop);
            if (replaced == 0) return false;
            db.TicketCodes.Add(new TicketCode { Id = codeId, RegistrationId = id, Generation = next, Hash = hash, MadeAt = now });
            db.Record(now, Acts.TicketReplaced, officer.Actor, id, own.EventId, nameof(Registration.TicketGeneration));
            if (own.HasMail) db.Enqueue(now, MailRule.Ticket, id, own.Language, own.EventId, next.ToString(CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    private async Task<OwnPerson?> OwnAsync(Officer officer, string slug, Guid id, CancellationToken cancel) =>
        await (from at in db.EventsRunBy(officer).AsNoTracking()
               where at.Slug == slug
               join person in db.Registrations.AsNoTracking() on at.Id equals person.EventId
               where person.Id == id
               select new OwnPerson(at.Id, at.Language, person.TicketGeneration, person.Mail != null)).SingleOrDefaultAsync(cancel);

    private sealed record OwnPerson(Guid EventId, string Language, int Generation, bool HasMail);
}
