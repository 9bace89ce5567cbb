using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Reminders;

namespace Bakohumas.Domain.Tests.Reminders;

public sealed class ReminderClockTests
{
    private static readonly DateTimeOffset Starts = Local("2026-12-07 09:00");
    private static readonly DateTimeOffset Ends = Local("2026-12-08 15:00");

    [Theory]
    [InlineData(MailRule.H7, "2026-11-30 10:00")]
    [InlineData(MailRule.H1, "2026-12-06 16:00")]
    [InlineData(MailRule.H0, "2026-12-07 06:00")]
    [InlineData(MailRule.Unsigned1, "2026-12-09 10:00")]
    [InlineData(MailRule.Unsigned3, "2026-12-11 10:00")]
    [InlineData(MailRule.DutyMade, "2026-12-09 08:00")]
    [InlineData(MailRule.DutyDue, "2026-12-14 08:00")]
    [InlineData(MailRule.DutyLate8, "2026-12-16 08:00")]
    [InlineData(MailRule.DutyLate14, "2026-12-22 08:00")]
    public void Each_reminder_has_its_day_and_hour_in_the_events_zone(MailRule rule, string local) =>
        Assert.Equal(Local(local), ReminderClock.DueAt(rule, Starts, Ends, Zone.Wita));

    [Fact]
    public void Days_are_counted_where_the_event_is()
    {
        // 23.30 WIT on the 7th is still the 7th in Jayapura, though the afternoon of the 7th in UTC; 00.30 WIT is the 8th there and the 7th in UTC.
        var endsAfterMidnight = Zone.Wit.InstantOf(new DateOnly(2026, 12, 8), new TimeOnly(0, 30));

        Assert.Equal(
            Zone.Wit.InstantOf(new DateOnly(2026, 12, 9), new TimeOnly(8, 0)),
            ReminderClock.DueAt(MailRule.DutyMade, endsAfterMidnight.AddHours(-4), endsAfterMidnight, Zone.Wit));
    }

    [Fact]
    public void A_ticket_is_no_reminder_and_waits_for_no_hour()
    {
        Assert.Null(ReminderClock.DueAt(MailRule.Ticket, Starts, Ends, Zone.Wita));
        Assert.False(ReminderClock.IsReminder(MailRule.EventCancelled));
        Assert.True(ReminderClock.IsReminder(MailRule.DutyLate14));
    }

    [Fact]
    public void Duties_of_office_cannot_be_silenced()
    {
        Assert.True(ReminderClock.MayBeSilenced(MailRule.Unsigned3));
        Assert.False(ReminderClock.MayBeSilenced(MailRule.DutyDue));
        Assert.False(ReminderClock.MayBeSilenced(MailRule.EventChanged));
    }

    [Fact]
    public void Every_reminder_goes_stale_after_it_is_due()
    {
        foreach (var rule in Enum.GetValues<MailRule>().Where(ReminderClock.IsReminder))
            Assert.True(ReminderClock.UsefulUntil(rule, Starts, Ends, Zone.Wita) > ReminderClock.DueAt(rule, Starts, Ends, Zone.Wita), rule.ToString());
        Assert.Equal(Starts, ReminderClock.UsefulUntil(MailRule.H0, Starts, Ends, Zone.Wita));
        Assert.Null(ReminderClock.UsefulUntil(MailRule.Ticket, Starts, Ends, Zone.Wita));
    }

    [Theory]
    [InlineData(MailRule.H1)]
    [InlineData(MailRule.DutyDue)]
    public void What_says_tomorrow_is_not_sent_on_the_day_itself(MailRule rule)
    {
        var sent = ReminderClock.DueAt(rule, Starts, Ends, Zone.Wita)!.Value;
        Assert.Equal(Zone.Wita.InstantOf(Zone.Wita.DayOf(sent).AddDays(1), TimeOnly.MinValue), ReminderClock.UsefulUntil(rule, Starts, Ends, Zone.Wita));
    }

    [Theory]
    [InlineData("2026-12-07 19:59", "2026-12-07 19:59")]
    [InlineData("2026-12-07 20:00", "2026-12-08 06:00")]
    [InlineData("2026-12-07 23:59", "2026-12-08 06:00")]
    [InlineData("2026-12-08 05:59", "2026-12-08 06:00")]
    [InlineData("2026-12-08 06:00", "2026-12-08 06:00")]
    public void The_night_is_quiet_and_six_is_morning(string due, string sent) =>
        Assert.Equal(Local(sent), QuietHours.Shift(Local(due), Zone.Wita));

    private static DateTimeOffset Local(string text) => Zone.Wita.InstantOf(
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
