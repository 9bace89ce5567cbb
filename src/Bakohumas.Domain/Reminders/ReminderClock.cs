using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Reminders;

/// <summary>
/// When each reminder is due and until when it is worth sending (product.md 6.10). Days are those of the event's zone: before the
/// event they count from the local date of its start, after it from the local date of its end.
/// </summary>
public static class ReminderClock
{
    /// <summary>Whether the rule counts against the cap of three a day; tickets, confirmations and changes do not.</summary>
    public static bool IsReminder(MailRule rule) => Moment(rule) is not null;

    /// <summary>Whether "jangan ingatkan lagi" silences the rule; duties of office and changes of a booked event go on, and say so.</summary>
    public static bool MayBeSilenced(MailRule rule) =>
        rule is MailRule.H7 or MailRule.H1 or MailRule.H0 or MailRule.Unsigned1 or MailRule.Unsigned3;

    /// <summary>The instant, in UTC, at which the rule fires; null for a mail that is not a reminder and goes at once.</summary>
    public static DateTimeOffset? DueAt(MailRule rule, DateTimeOffset startsAt, DateTimeOffset endsAt, Zone zone)
    {
        if (Moment(rule) is not { } moment) return null;
        var anchor = zone.DayOf(moment.Days <= 0 ? startsAt : endsAt);
        return zone.InstantOf(anchor.AddDays(moment.Days), new TimeOnly(moment.Hour, 0));
    }

    /// <summary>
    /// From this instant on the mail would tell nothing true or useful, and the row is marked as skipped instead: a program that
    /// stood still over the weekend must not announce a seminar that is over.
    /// </summary>
    public static DateTimeOffset? UsefulUntil(MailRule rule, DateTimeOffset startsAt, DateTimeOffset endsAt, Zone zone) => rule switch
    {
        MailRule.H7 => DueAt(MailRule.H1, startsAt, endsAt, zone),
        // "Tomorrow" is true until midnight, "today" until the doors' own hour.
        MailRule.H1 => Earlier(startsAt, zone.InstantOf(zone.DayOf(startsAt), TimeOnly.MinValue)),
        MailRule.H0 => startsAt,
        MailRule.Unsigned1 => DueAt(MailRule.Unsigned3, startsAt, endsAt, zone),
        MailRule.Unsigned3 => DutyRules.DueAt(endsAt, zone),
        MailRule.DutyMade => DueAt(MailRule.DutyDue, startsAt, endsAt, zone),
        MailRule.DutyDue => DutyRules.DueAt(endsAt, zone).AddDays(-1),
        MailRule.DutyLate8 => DueAt(MailRule.DutyLate14, startsAt, endsAt, zone),
        MailRule.DutyLate14 => zone.InstantOf(zone.DayOf(endsAt).AddDays(30), TimeOnly.MinValue),
        _ => null,
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static (int Days, int Hour)? Moment(MailRule rule) => rule switch
    {
        MailRule.H7 => (-7, 10),
        MailRule.H1 => (-1, 16),
        MailRule.H0 => (0, 6),
        MailRule.Unsigned1 => (1, 10),
        MailRule.Unsigned3 => (3, 10),
        MailRule.DutyMade => (1, 8),
        MailRule.DutyDue => (6, 8),
        MailRule.DutyLate8 => (8, 8),
        MailRule.DutyLate14 => (14, 8),
        _ => null,
    };
}
