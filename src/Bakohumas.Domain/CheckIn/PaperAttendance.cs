using Bakohumas.Domain.Events;

namespace Bakohumas.Domain.CheckIn;

/// <summary>When attendance may be entered from paper, and for which moments.</summary>
public static class PaperAttendance
{
    /// <summary>As many people as one act may take with their rows.</summary>
    public const int MostPeople = 40;

    /// <summary>Whether the event takes entries now: from the moment its doors open until 30 days after its end, as what a door without network brings.</summary>
    public static bool IsTaken(EventState state, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        state is not (EventState.Draft or EventState.Cancelled) && now >= EventLife.DoorsOpenAt(startsAt) && now <= endsAt + AdmissionRules.ForcedWithin;

    /// <summary>Whether somebody can have come at that moment: within the hours of the occasion, doors included, and not in the future.</summary>
    public static bool CanBe(DateTimeOffset at, DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        at <= now && at >= EventLife.DoorsOpenAt(startsAt) && at <= EventLife.FinishesAt(endsAt);
}
