using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.FollowUps;

/// <summary>A filed report and what was decided about it; no outcome while it waits.</summary>
public sealed record FiledReport(DateTimeOffset FiledAt, ReviewOutcome? Outcome);

/// <summary>The state of a duty, computed from its rows and the clock (product.md 6.9).</summary>
public static class DutyRules
{
    /// <summary>Days after the local date of the event's end, the last of them to its midnight.</summary>
    public const int DueDays = 7;

    /// <summary>Days until an office that never opened its link counts as silent.</summary>
    public const int SilentDays = 14;

    /// <summary>H+7 24.00 in the event's zone: the first instant that is too late, in UTC.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset endsAt, Zone zone) =>
        zone.InstantOf(zone.DayOf(endsAt).AddDays(DueDays + 1), TimeOnly.MinValue);

    /// <summary>
    /// The latest report decides. Without one the duty is pending until <paramref name="dueAt"/>, then overdue, and silent when the
    /// link was never opened until H+14 24.00. A returned report stays "returned" after the due date: the office did answer.
    /// </summary>
    public static DutyState StateOf(DateTimeOffset dueAt, IEnumerable<FiledReport> reports, DateTimeOffset? firstOpenedAt, DateTimeOffset now)
    {
        if (reports.MaxBy(report => report.FiledAt) is { } latest) return StateOf(latest);
        if (now < dueAt) return DutyState.Pending;
        return firstOpenedAt is null && now >= SilentFrom(dueAt) ? DutyState.Silent : DutyState.Overdue;
    }

    /// <summary>From when a duty without any sign of life is silent.</summary>
    public static DateTimeOffset SilentFrom(DateTimeOffset dueAt) => dueAt.AddDays(SilentDays - DueDays);

    /// <summary>"Done" in every number means filed or accepted; screens show the two apart.</summary>
    public static bool IsDone(DutyState state) => state is DutyState.Reported or DutyState.Accepted;

    /// <summary>Whether the office still owes an answer, so that reminders go on.</summary>
    public static bool IsOpen(DutyState state) => !IsDone(state);

    /// <summary>Whether the owner may file now; an accepted duty is closed.</summary>
    public static bool MayReport(DutyState state) => state is not DutyState.Accepted;

    private static DutyState StateOf(FiledReport report)
    {
        if (report.Outcome is not { } outcome) return DutyState.Reported;
        return outcome switch
        {
            ReviewOutcome.Accepted => DutyState.Accepted,
            ReviewOutcome.Returned => DutyState.Returned,
        };
    }
}
