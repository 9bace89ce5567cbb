using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Guests of honour, and chairs for those whom a door let in without one.</summary>
internal sealed class GuestsDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public Task<ParticipantPage?> PageAsync(Officer officer, string slug, Guid id, CancellationToken cancel) => ParticipantsDesk.PersonAsync(db, officer, slug, id, cancel);

    /// <summary>Marks a guest of honour, or takes the mark away; from then on the first admission tells the protocol officer.</summary>
    /// <returns>Null for a foreign or missing person; false when nothing changed.</returns>
    public async Task<bool?> MarkAsync(Officer officer, string slug, Guid id, bool isVip, CancellationToken cancel)
    {
        if (await EventOfAsync(officer, slug, id, cancel) is not { } eventId) return null;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (books, stop) =>
        {
            var marked = await books.Registrations.Where(r => r.Id == id && r.State == RegistrationState.Registered && r.VipSince == null == isVip)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.VipSince, isVip ? now : null), stop);
            if (marked == 0) return false;
            books.Record(now, isVip ? Acts.VipMarked : Acts.VipUnmarked, officer.Actor, id, eventId, nameof(Registration.VipSince));
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <summary>Settles the check of a seat with a note.</summary>
    /// <returns>Null for somebody who is missing, foreign or has a seat; false when it was settled before.</returns>
    public async Task<bool?> SettleAsync(Officer officer, string slug, Guid id, string note, CancellationToken cancel)
    {
        if (await EventOfAsync(officer, slug, id, cancel) is not { } eventId) return null;
        var now = clock.GetUtcNow();
        var checkId = Guid.CreateVersion7(now);
        return await lane.WriteAsync<bool?>(async (books, stop) =>
        {
            if (!await books.Registrations.AnyAsync(r => r.Id == id && r.IsSeatless, stop)) return null;
            // What refuses a second note is the index; the question spares the fault.
            if (await books.SeatChecks.AnyAsync(c => c.RegistrationId == id, stop)) return false;
            books.SeatChecks.Add(new SeatCheck { Id = checkId, EventId = eventId, RegistrationId = id, Note = note, At = now, ByAccountId = officer.Id });
            books.Record(now, Acts.SeatChecked, officer.Actor, id, eventId);
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    private async Task<Guid?> EventOfAsync(Officer officer, string slug, Guid id, CancellationToken cancel) =>
        await (from at in db.EventsRunBy(officer).AsNoTracking()
               where at.Slug == slug
               join person in db.Registrations.AsNoTracking() on at.Id equals person.EventId
               where person.Id == id
               select (Guid?)at.Id).SingleOrDefaultAsync(cancel);
}
