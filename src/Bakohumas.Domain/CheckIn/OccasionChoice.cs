namespace Bakohumas.Domain.CheckIn;

/// <summary>When an occasion is held.</summary>
public readonly record struct OccasionWindow(Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Which occasion (day or session) a scan belongs to (product 6.4).</summary>
public static class OccasionChoice
{
    /// <summary>
    /// The asked occasion if it is this event's; by default the latest whose doors are open at that moment. Who leaves at night leaves the
    /// day that was, and what happened without network happened: for both an occasion that is over still counts.
    /// </summary>
    /// <returns>Null when none fits.</returns>
    public static Guid? Of(IEnumerable<OccasionWindow> occasions, Guid? asked, DateTimeOffset at, bool alsoOver)
    {
        var fitting = occasions.Where(o => asked is { } id
            ? o.Id == id
            : o.StartsAt <= at + AdmissionRules.DoorsOpenBefore && (alsoOver || o.EndsAt > at - AdmissionRules.ClosedAfter));
        return fitting.OrderByDescending(o => o.StartsAt).Select(o => (Guid?)o.Id).FirstOrDefault();
    }
}
