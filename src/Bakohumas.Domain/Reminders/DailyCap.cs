using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Reminders;

/// <summary>At most three reminders per person and local day (product.md 6.10); what does not fit waits for the next day.</summary>
public static class DailyCap
{
    public const int PerDay = 3;

    /// <summary>Whether one more reminder may go to the person who got the others at <paramref name="sentAt"/>.</summary>
    public static bool Allows(IEnumerable<DateTimeOffset> sentAt, DateTimeOffset at, Zone zone)
    {
        var day = zone.DayOf(at);
        return sentAt.Count(sent => zone.DayOf(sent) == day) < PerDay;
    }

    /// <summary>The first moment from <paramref name="at"/> on that neither the night nor the cap forbids; on a later day at 06.00.</summary>
    public static DateTimeOffset NextAllowed(IReadOnlyCollection<DateTimeOffset> sentAt, DateTimeOffset at, Zone zone)
    {
        var next = QuietHours.Shift(at, zone);
        while (!Allows(sentAt, next, zone)) next = zone.InstantOf(zone.DayOf(next).AddDays(1), new TimeOnly(QuietHours.UntilHour, 0));
        return next;
    }
}
