using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Reminders;

/// <summary>No reminder between 20.00 and 06.00 of the event's zone; 06.00 itself is allowed (product.md 6.10).</summary>
public static class QuietHours
{
    public const int FromHour = 20;
    public const int UntilHour = 6;

    public static bool Covers(DateTimeOffset instant, Zone zone) => zone.Local(instant).Hour is >= FromHour or < UntilHour;

    /// <summary>The instant itself, or the next 06.00 when it falls into the night.</summary>
    public static DateTimeOffset Shift(DateTimeOffset instant, Zone zone)
    {
        if (!Covers(instant, zone)) return instant;
        var local = zone.Local(instant);
        var day = DateOnly.FromDateTime(local.DateTime).AddDays(local.Hour >= FromHour ? 1 : 0);
        return zone.InstantOf(day, new TimeOnly(UntilHour, 0));
    }
}
