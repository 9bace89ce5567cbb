using Bakohumas.Domain.CheckIn;

namespace Bakohumas.Domain.Events;

/// <summary>Which state may follow which, and what the clock does by itself (product.md EV2, 6.5).</summary>
public static class EventLife
{
    /// <summary>The states that a person may choose next; empty once finished or cancelled, because nothing is undone silently.</summary>
    public static IReadOnlyList<EventState> Next(EventState from) => from switch
    {
        EventState.Draft => [EventState.Published, EventState.Cancelled],
        EventState.Published => [EventState.RegistrationClosed, EventState.Running, EventState.Finished, EventState.Cancelled],
        EventState.RegistrationClosed => [EventState.Published, EventState.Running, EventState.Finished, EventState.Cancelled],
        EventState.Running => [EventState.Finished, EventState.Cancelled],
        EventState.Finished or EventState.Cancelled => [],
    };

    /// <summary>
    /// Whether the step is allowed now. Nobody starts or finishes an event before its doors opened: an event that runs can no longer
    /// be moved to another day, and duties of offices follow from one that is over.
    /// </summary>
    public static bool MayMove(EventState from, EventState to, DateTimeOffset startsAt, DateTimeOffset now) =>
        Next(from).Contains(to) && (to is not (EventState.Running or EventState.Finished) || now >= DoorsOpenAt(startsAt));

    /// <summary>When the doors open: two hours before the start.</summary>
    public static DateTimeOffset DoorsOpenAt(DateTimeOffset startsAt) => startsAt - AdmissionRules.DoorsOpenBefore;

    /// <summary>When the event finishes by itself and the doors close: six hours after the end.</summary>
    public static DateTimeOffset FinishesAt(DateTimeOffset endsAt) => endsAt + AdmissionRules.ClosedAfter;

    /// <summary>Whether the clock must finish the event; forgetting the button must not cost the follow-up (product.md 6.5).</summary>
    public static bool IsDueToFinish(EventState state, DateTimeOffset endsAt, DateTimeOffset now) =>
        state is EventState.Published or EventState.RegistrationClosed or EventState.Running && now >= FinishesAt(endsAt);

    /// <summary>Whether people may still register: published, not closed by an officer, and not yet over.</summary>
    public static bool IsOpenForRegistration(EventState state, DateTimeOffset? closedAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        state is EventState.Published or EventState.Running && closedAt is null && now < endsAt;
}
