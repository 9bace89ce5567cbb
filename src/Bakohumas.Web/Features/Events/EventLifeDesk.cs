using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Moves an event from state to state: who, when and why stand beside each step; told are those whom it concerns.</summary>
internal sealed class EventLifeDesk(BakohumasDb db, WriteLane lane, DraftTexts drafts, TimeProvider clock)
{
    /// <param name="reason">Needed for cancelling; people read it.</param>
    public async Task<EventMove> MoveAsync(Officer officer, string slug, EventState to, string? reason, CancellationToken cancel)
    {
        var at = await db.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug)
            .Select(e => new { e.Id, e.State, e.StartsAt, e.EndsAt }).SingleOrDefaultAsync(cancel);
        if (at is null) return new EventMove.NotFound();
        var now = clock.GetUtcNow();
        if (!EventLife.Next(at.State).Contains(to)) return new EventMove.Refused(at.State);
        if (!EventLife.MayMove(at.State, to, at.StartsAt, now) || (to == EventState.Published && at.StartsAt <= now)) return new EventMove.WrongTime(to);
        var note = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()[..Math.Min(reason.Trim().Length, EventFormReading.ReasonLimit)];
        if (to == EventState.Cancelled && note is null) return new EventMove.ReasonMissing();

        var step = new EventStep(at.Id, at.State, to, Actor.Account(officer.Id), note, now) { NeedsReleasedTexts = to == EventState.Published && !drafts.MayBePublished };
        if (await lane.WriteAsync(step.WriteAsync, cancel)) return new EventMove.Moved(to);
        var current = await db.Events.Where(e => e.Id == at.Id).Select(e => e.State).SingleAsync(cancel);
        if (current != at.State) return new EventMove.Refused(current);
        // Still where it was: its texts stood in the way, or the time.
        return step.NeedsReleasedTexts && !await db.WithReleasedTexts().AnyAsync(e => e.Id == at.Id, cancel) ? new EventMove.TextsNotReleased() : new EventMove.WrongTime(to);
    }

    /// <summary>Closes registration or opens it again: before the event that is a state of its own, while it runs a fact beside the state.</summary>
    public async Task<EventMove> TurnRegistrationAsync(Officer officer, string slug, bool closes, CancellationToken cancel)
    {
        var at = await db.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug).Select(e => new { e.Id, e.State }).SingleOrDefaultAsync(cancel);
        if (at is null) return new EventMove.NotFound();
        // A draft is published, never "opened again".
        if (at.State == EventState.Draft) return new EventMove.Refused(at.State);
        if (at.State != EventState.Running)
        {
            var move = await MoveAsync(officer, slug, closes ? EventState.RegistrationClosed : EventState.Published, null, cancel);
            return move is EventMove.Moved && !closes ? new EventMove.Reopened() : move;
        }

        var turn = new RegistrationTurn(at.Id, closes, officer.Id, clock.GetUtcNow());
        if (!await lane.WriteAsync(turn.WriteAsync, cancel)) return new EventMove.Refused(at.State);
        return closes ? new EventMove.Moved(EventState.RegistrationClosed) : new EventMove.Reopened();
    }

    /// <summary>How many living registrations a cancellation would tell; null for an event that the officer does not run.</summary>
    public async Task<CancelPage?> CancelPageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await db.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug && e.State != EventState.Finished && e.State != EventState.Cancelled)
            .Select(e => new CancelPage(e.Slug, e.Name, e.StartsAt, e.Zone,
                db.Registrations.Count(r => r.EventId == e.Id && r.State == Domain.Registrations.RegistrationState.Registered)))
            .SingleOrDefaultAsync(cancel);
}

/// <summary>The question before an event is cancelled.</summary>
internal sealed record CancelPage(string Slug, string Name, DateTimeOffset StartsAt, Domain.Regions.Zone Zone, int People);
