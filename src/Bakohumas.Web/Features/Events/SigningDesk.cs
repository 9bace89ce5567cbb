using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Opens and closes the signing of an event and says what the hall's screen shows.</summary>
internal sealed class SigningDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public static readonly EventState[] Openable = [EventState.Published, EventState.RegistrationClosed, EventState.Running];

    public async Task<SigningPage?> PageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await SigningPage.LoadAsync(db, at, clock.GetUtcNow(), cancel) : null;

    public async Task<EventNumbers?> NumbersAsync(Officer officer, string slug, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await EventNumbers.LoadAsync(db, at.Id, cancel) : null;

    /// <returns>Null for a foreign or missing event; false when it is open already or not the time.</returns>
    public async Task<bool?> OpenAsync(Officer officer, string slug, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } id) return null;
        var now = clock.GetUtcNow();
        var doors = now + AdmissionRules.DoorsOpenBefore;
        return await lane.WriteAsync(async (db, stop) =>
        {
            // Touching the event's row first keeps a cancellation of the same moment out; the text comes onto the hall's screen.
            var open = await db.Events.Where(e => e.Id == id && Openable.Contains(e.State) && e.StartsAt <= doors && !db.SigningSessions.Any(s => s.EventId == id && s.ClosedAt == null))
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, HallMode.Text), stop);
            if (open == 0) return false;
            var session = new SigningSession { Id = Guid.CreateVersion7(now), EventId = id, OpenedAt = now, OpenedByAccountId = officer.Id };
            db.SigningSessions.Add(session);
            db.Record(now, Acts.SigningOpened, officer.Actor, session.Id, id);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <returns>Null for a foreign or missing event; false when nothing was open.</returns>
    public async Task<bool?> CloseAsync(Officer officer, string slug, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } id) return null;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            var closed = await db.SigningSessions.Where(s => s.EventId == id && s.ClosedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, now).SetProperty(s => s.ClosedByAccountId, officer.Id), stop);
            if (closed == 0) return false;
            db.Record(now, Acts.SigningClosed, officer.Actor, id, id);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <returns>False for a foreign or missing event.</returns>
    public async Task<bool> ShowAsync(Officer officer, string slug, HallMode mode, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } id) return false;
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.Events.Where(e => e.Id == id && e.HallMode != mode).ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, mode), stop) == 0) return;
            db.Record(now, Acts.ScreenSwitched, officer.Actor, id, id, nameof(Event.HallMode));
            await db.SaveChangesAsync(stop);
        }, cancel);
        return true;
    }

    private Task<Guid?> OwnAsync(Officer officer, string slug, CancellationToken cancel) =>
        db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
}
