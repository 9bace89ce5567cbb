namespace Bakohumas.Web.Platform.Time;

/// <summary>
/// The clock of the product, cut to milliseconds at its source: the databases keep different fractions, and records are hashed.
/// </summary>
internal sealed class MillisecondClock(TimeProvider source) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    public override long TimestampFrequency => source.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var now = source.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    public override long GetTimestamp() => source.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        source.CreateTimer(callback, state, dueTime, period);
}
