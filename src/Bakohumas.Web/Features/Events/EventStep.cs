using Bakohumas.Domain.Audit;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// The act that moves an event by one state, by an officer or by the clock; of two at once, one does it. The hours are asked once
/// more here: the event may have been moved to another day since somebody looked.
/// </summary>
internal sealed record EventStep(Guid EventId, EventState From, EventState To, Actor By, string? Note, DateTimeOffset Now)
{
    private static readonly Dictionary<EventState, string> ActOf = new()
    {
        [EventState.Published] = Acts.EventPublished,
        [EventState.RegistrationClosed] = Acts.EventRegistrationClosed,
        [EventState.Running] = Acts.EventStarted,
        [EventState.Finished] = Acts.EventFinished,
        [EventState.Cancelled] = Acts.EventCancelled,
    };

    /// <summary>Publishing where drafts may not be published: every text of the event has a release that holds.</summary>
    public bool NeedsReleasedTexts { get; init; }

    /// <returns>False when the event had left its state already, or a text is not released; nothing was written.</returns>
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var told = To == EventState.Cancelled && From != EventState.Draft;
        var raise = told ? 1 : 0;
        var closed = To == EventState.RegistrationClosed ? Now : (DateTimeOffset?)null;
        var moved = await InTime((NeedsReleasedTexts ? db.WithReleasedTexts() : db.Events).Where(e => e.Id == EventId && e.State == From)).ExecuteUpdateAsync(set =>
        {
            set.SetProperty(e => e.State, To).SetProperty(e => e.CalendarSequence, e => e.CalendarSequence + raise);
            if (To is EventState.Published or EventState.RegistrationClosed) set.SetProperty(e => e.RegistrationClosedAt, closed);
        }, cancel);
        if (moved == 0) return false;

        var account = By.Kind == ActorKind.Account ? By.Id : null;
        db.EventTransitions.Add(new EventTransition { Id = Guid.CreateVersion7(Now), EventId = EventId, State = To, At = Now, ByAccountId = account, Note = Note });
        db.Record(Now, From == EventState.RegistrationClosed && To == EventState.Published ? Acts.EventRegistrationReopened : ActOf[To], By, EventId, EventId);
        if (To is EventState.Cancelled or EventState.Finished)
        {
            // Who signs by the mailed link may do so after the event; the room is empty then.
            var isOver = To == EventState.Cancelled;
            var signing = await db.SigningSessions.Where(s => s.EventId == EventId && s.ClosedAt == null && (isOver || s.Mode == SigningMode.InRoom))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, Now).SetProperty(s => s.ClosedByAccountId, account), cancel);
            if (signing > 0) db.Record(Now, Acts.SigningClosed, By, EventId, EventId);
        }

        if (From == EventState.Draft && To == EventState.Published) await db.EnqueueJointLinksAsync(Now, EventId, cancel);
        if (told)
            db.EventNotices.Add(new EventNotice
            {
                Id = Guid.CreateVersion7(Now),
                EventId = EventId,
                Kind = EventNoticeKind.Cancelled,
                Sequence = await db.Events.Where(e => e.Id == EventId).Select(e => e.CalendarSequence).SingleAsync(cancel),
                Reason = Note,
                At = Now,
                ByAccountId = account,
            });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private IQueryable<Event> InTime(IQueryable<Event> events)
    {
        var (doors, over) = (Now + AdmissionRules.DoorsOpenBefore, Now - AdmissionRules.ClosedAfter);
        return (To, By.Kind) switch
        {
            (EventState.Published, _) => events.Where(e => e.StartsAt > Now),
            (EventState.Finished, ActorKind.System) => events.Where(e => e.EndsAt <= over),
            (EventState.Running or EventState.Finished, _) => events.Where(e => e.StartsAt <= doors),
            _ => events,
        };
    }
}
