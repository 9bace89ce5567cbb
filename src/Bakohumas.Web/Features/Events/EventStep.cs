using Bakohumas.Domain.Audit;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>The act that moves an event by one state, by an officer or by the clock; of two at once, one does it.</summary>
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

    /// <returns>False when the event had left its state already; nothing was written.</returns>
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var told = To == EventState.Cancelled && From != EventState.Draft;
        var raise = told ? 1 : 0;
        var moved = await db.Events.Where(e => e.Id == EventId && e.State == From)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, To).SetProperty(e => e.CalendarSequence, e => e.CalendarSequence + raise), cancel);
        if (moved == 0) return false;

        var account = By.Kind == ActorKind.Account ? By.Id : null;
        db.EventTransitions.Add(new EventTransition { Id = Guid.CreateVersion7(Now), EventId = EventId, State = To, At = Now, ByAccountId = account, Note = Note });
        db.Record(Now, ActOf[To], By, EventId, EventId);
        if (To is EventState.Cancelled or EventState.Finished)
        {
            // Who signs by the mailed link may do so after the event; the room is empty then.
            var isOver = To == EventState.Cancelled;
            var closed = await db.SigningSessions.Where(s => s.EventId == EventId && s.ClosedAt == null && (isOver || s.Mode == SigningMode.InRoom))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, Now).SetProperty(s => s.ClosedByAccountId, account), cancel);
            if (closed > 0) db.Record(Now, Acts.SigningClosed, By, EventId, EventId);
        }

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
}
