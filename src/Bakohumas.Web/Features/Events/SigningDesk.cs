using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Opens, switches and closes the signing of an event and says what the hall's screen shows.</summary>
internal sealed class SigningDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public static readonly EventState[] Openable = [EventState.Published, EventState.RegistrationClosed, EventState.Running];

    /// <summary>By the mailed link people may also sign when the event is over.</summary>
    public static readonly EventState[] OpenableByLink = [.. Openable, EventState.Finished];

    public async Task<SigningPage?> PageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await SigningPage.LoadAsync(db, at, clock.GetUtcNow(), cancel) : null;

    public async Task<EventNumbers?> NumbersAsync(Officer officer, string slug, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await EventNumbers.LoadAsync(db, at.Id, cancel) : null;

    public async Task<SigningMove> OpenAsync(Officer officer, string slug, SigningForm form, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } at) return SigningMove.NotFound;
        var now = clock.GetUtcNow();
        var closesAt = form.Deadline(at.Zone);
        if (!form.IsReadable || closesAt <= now) return SigningMove.BadDeadline;
        var doors = now + AdmissionRules.DoorsOpenBefore;
        var (mode, allowed) = (form.Mode, form.Mode == SigningMode.Remote ? OpenableByLink : Openable);
        var stamp = Guid.CreateVersion7(now);
        return await lane.WriteAsync(async (db, stop) =>
        {
            // A session whose deadline has passed is over, whether or not the clock has written it down.
            await db.SigningSessions.Where(s => s.EventId == at.Id && s.ClosedAt == null && s.ClosesAt <= now).ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, s => s.ClosesAt), stop);
            // Touching the event's row first keeps a cancellation and a change of the text of the same moment out: a change that waits for the
            // row finds another stamp. The text comes onto the hall's screen.
            var open = await db.Events.Where(e => e.Id == at.Id && allowed.Contains(e.State) && e.StartsAt <= doors && !db.SigningSessions.Any(s => s.EventId == at.Id && s.ClosedAt == null))
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, e => mode == SigningMode.InRoom ? HallMode.Text : e.HallMode).SetProperty(e => e.Stamp, stamp), stop);
            if (open == 0) return SigningMove.NotNow;
            var session = new SigningSession
            {
                Id = Guid.CreateVersion7(now), EventId = at.Id, OpenedAt = now, OpenedByAccountId = officer.Id, Mode = mode, ClosesAt = closesAt,
                PrintsFullNumber = await db.Events.Where(e => e.Id == at.Id).Select(e => e.PrintsFullNumber).SingleAsync(stop),
            };
            db.SigningSessions.Add(session);
            db.Record(now, Acts.SigningOpened, officer.Actor, session.Id, at.Id, mode.ToString());
            await db.SaveChangesAsync(stop);
            return SigningMove.Done;
        }, cancel);
    }

    /// <summary>Changes who may sign, and until when, while the session is open; who has signed stays signed.</summary>
    public async Task<SigningMove> SwitchAsync(Officer officer, string slug, SigningForm form, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } at) return SigningMove.NotFound;
        var now = clock.GetUtcNow();
        var closesAt = form.Deadline(at.Zone);
        if (!form.IsReadable || closesAt <= now) return SigningMove.BadDeadline;
        return await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.SigningSessions.Where(s => s.EventId == at.Id && s.ClosedAt == null).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(stop) is not { } id) return SigningMove.NotNow;
            var switched = await db.SigningSessions.Where(s => s.Id == id && s.ClosedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Mode, form.Mode).SetProperty(s => s.ClosesAt, closesAt), stop);
            if (switched == 0) return SigningMove.NotNow;
            db.Record(now, Acts.SigningSwitched, officer.Actor, id, at.Id, nameof(SigningSession.Mode), nameof(SigningSession.ClosesAt), form.Mode.ToString());
            await db.SaveChangesAsync(stop);
            return SigningMove.Done;
        }, cancel);
    }

    public async Task<SigningMove> CloseAsync(Officer officer, string slug, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } at) return SigningMove.NotFound;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            var closed = await db.SigningSessions.Where(s => s.EventId == at.Id && s.ClosedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, now).SetProperty(s => s.ClosedByAccountId, officer.Id), stop);
            if (closed == 0) return SigningMove.NotNow;
            db.Record(now, Acts.SigningClosed, officer.Actor, at.Id, at.Id);
            await db.SaveChangesAsync(stop);
            return SigningMove.Done;
        }, cancel);
    }

    /// <returns>False for a foreign or missing event.</returns>
    public async Task<bool> ShowAsync(Officer officer, string slug, HallMode mode, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } at) return false;
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.Events.Where(e => e.Id == at.Id && e.HallMode != mode).ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, mode), stop) == 0) return;
            db.Record(now, Acts.ScreenSwitched, officer.Actor, at.Id, at.Id, nameof(Event.HallMode));
            await db.SaveChangesAsync(stop);
        }, cancel);
        return true;
    }

    /// <returns>False for a foreign or missing event.</returns>
    public async Task<bool> SelfCheckInAsync(Officer officer, string slug, SelfCheckIn mode, CancellationToken cancel)
    {
        if (await OwnAsync(officer, slug, cancel) is not { } at) return false;
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.Events.Where(e => e.Id == at.Id && e.SelfCheckIn != mode).ExecuteUpdateAsync(set => set.SetProperty(e => e.SelfCheckIn, mode), stop) == 0) return;
            db.Record(now, Acts.SelfCheckInSwitched, officer.Actor, at.Id, at.Id, nameof(Event.SelfCheckIn));
            await db.SaveChangesAsync(stop);
        }, cancel);
        return true;
    }

    private async Task<EventHead?> OwnAsync(Officer officer, string slug, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { MayChange: true } at ? at : null;
}

/// <summary>What became of opening, switching or closing.</summary>
internal enum SigningMove
{
    Done,

    /// <summary>A foreign or missing event: the two look alike.</summary>
    NotFound,

    /// <summary>Open already, not open, not the time, or the event is over.</summary>
    NotNow,

    /// <summary>No day and hour, or one that has passed.</summary>
    BadDeadline,
}
