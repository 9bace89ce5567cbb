namespace Bakohumas.Web.Tests.Rig;

/// <summary>
/// A clock that stands still until a test moves it. Starts yesterday at 10.00 WIB, so that real tools find every signature in the past.
/// A browser brings a clock of its own: for it this one shows the machine's time and goes on, and can still be put forward.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new DateTimeOffset(System.GetUtcNow().Date.AddDays(-1), TimeSpan.Zero).AddHours(3);
    private long ticks = Start.UtcTicks;
    private bool goes;

    public DateTimeOffset Now => GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks) + (goes ? System.GetUtcNow().UtcTicks : 0), TimeSpan.Zero);

    /// <summary>Shows the machine's time from now on, until it is put forward.</summary>
    public void Go()
    {
        Interlocked.Exchange(ref ticks, 0);
        goes = true;
    }

    /// <summary>Sets the time, to the millisecond as the product keeps it.</summary>
    public void Set(DateTimeOffset at)
    {
        var wanted = at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond);
        Interlocked.Exchange(ref ticks, goes ? wanted - System.GetUtcNow().UtcTicks : wanted);
    }

    public void Advance(TimeSpan by) => Set(Now + by);

    /// <summary>Moves on to the next moment at which a clock in WIB shows this time of day.</summary>
    public void AdvanceToWib(int hour, int minute = 0)
    {
        var local = Now.ToOffset(TimeSpan.FromHours(7));
        var wanted = new DateTimeOffset(local.Date, local.Offset).AddHours(hour).AddMinutes(minute);
        Set(wanted > local ? wanted : wanted.AddDays(1));
    }
}
