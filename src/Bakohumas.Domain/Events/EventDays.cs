using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Events;

/// <summary>
/// The days of an event as occasions (product.md 6.4): one for each local day in the event's zone. A night belongs to the evening
/// that began it, so that a dinner that ends at one o'clock makes no day of its own.
/// </summary>
public static class EventDays
{
    private static readonly TimeOnly Morning = new(6, 0);

    /// <summary>In order, at least one; the first begins with the event, the last ends with it, none overlaps the next.</summary>
    public static IReadOnlyList<EventDay> Of(Zone zone, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        var (first, last) = (zone.DayOf(startsAt), zone.DayOf(endsAt));
        var (from, until) = (TimeOf(zone, startsAt), TimeOf(zone, endsAt));
        var morning = from < Morning ? from : Morning;
        var intoTheNight = until <= morning && last > first;
        if (intoTheNight) last = last.AddDays(-1);
        if (last <= first) return [new EventDay(first, startsAt, endsAt)];

        // "7 to 9 December, 08.30 to 15.00" is meant for every day; "from Monday 14.00 to Wednesday 12.00" says nothing of the hours between.
        var repeats = until > from && !intoTheNight;
        var (opens, count) = (repeats ? from : morning, last.DayNumber - first.DayNumber + 1);
        return [.. Enumerable.Range(0, count).Select(i => first.AddDays(i)).Select(day => new EventDay(
            day,
            day == first ? startsAt : zone.InstantOf(day, opens),
            day == last ? endsAt : repeats ? zone.InstantOf(day, until) : zone.InstantOf(day.AddDays(1), morning)))];
    }

    private static TimeOnly TimeOf(Zone zone, DateTimeOffset at) => TimeOnly.FromDateTime(zone.Local(at).DateTime);
}

/// <summary>One local day of an event and its hours.</summary>
public sealed record EventDay(DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
