namespace Bakohumas.Web.Tests.Rig;

/// <summary>A clock that stands still until a test moves it. Starts yesterday at 10.00 WIB, so that real tools find every signature in the past.</summary>
public sealed class TestClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new DateTimeOffset(System.GetUtcNow().Date.AddDays(-1), TimeSpan.Zero).AddHours(3);
    private long ticks = Start.UtcTicks;

    public DateTimeOffset Now => GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Sets the time, to the millisecond as the product keeps it.</summary>
    public void Set(DateTimeOffset at) => Interlocked.Exchange(ref ticks, at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond));

    public void Advance(TimeSpan by) => Set(Now + by);

    /// <summary>Moves on to the next moment at which a clock in WIB shows this time of day.</summary>
    public void AdvanceToWib(int hour, int minute = 0)
    {
        var local = Now.ToOffset(TimeSpan.FromHours(7));
        var wanted = new DateTimeOffset(local.Date, local.Offset).AddHours(hour).AddMinutes(minute);
        Set(wanted > local ? wanted : wanted.AddDays(1));
    }
}
