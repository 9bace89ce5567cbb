using System.Globalization;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Tests.Events;

public sealed class EventDaysTests
{
    [Theory]
    // One day, also into the night and through midnight.
    [InlineData("07 08:30", "07 12:30", "07 08:30-07 12:30")]
    [InlineData("07 19:00", "08 00:00", "07 19:00-08 00:00")]
    [InlineData("07 22:00", "08 05:00", "07 22:00-08 05:00")]
    // The same hours every day.
    [InlineData("07 08:30", "09 15:00", "07 08:30-07 15:00, 08 08:30-08 15:00, 09 08:30-09 15:00")]
    // From one afternoon to another noon: between them every hour belongs to a day.
    [InlineData("07 14:00", "08 12:00", "07 14:00-08 06:00, 08 06:00-08 12:00")]
    [InlineData("07 14:00", "09 12:00", "07 14:00-08 06:00, 08 06:00-09 06:00, 09 06:00-09 12:00")]
    [InlineData("07 05:00", "09 04:30", "07 05:00-08 05:00, 08 05:00-09 04:30")]
    // The closing dinner of the second day is no third one.
    [InlineData("07 08:00", "09 01:00", "07 08:00-08 06:00, 08 06:00-09 01:00")]
    public void An_event_has_an_occasion_for_each_local_day(string starts, string ends, string expected) => Assert.All(
        Enum.GetValues<Zone>(), zone => Assert.Equal(expected, string.Join(", ", EventDays.Of(zone, At(zone, starts), At(zone, ends)).Select(d => $"{Say(zone, d.StartsAt)}-{Say(zone, d.EndsAt)}"))));

    [Fact]
    public void The_day_is_the_one_on_the_clocks_of_the_place()
    {
        // 23.00 to 01.00 UTC is one morning in Jayapura.
        var start = new DateTimeOffset(2026, 12, 7, 23, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 12, 8), Assert.Single(EventDays.Of(Zone.Wit, start, start.AddHours(2))).Day);
    }

    private static DateTimeOffset At(Zone zone, string text) => zone.InstantOf(DateTime.ParseExact($"2026-12-{text}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    private static string Say(Zone zone, DateTimeOffset at) => zone.Local(at).ToString("dd HH:mm", CultureInfo.InvariantCulture);
}
