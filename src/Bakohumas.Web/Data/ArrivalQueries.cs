using Bakohumas.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>How many came, by the way in which it was recorded. Who came in two ways on two days is counted once in each.</summary>
internal sealed record Arrivals(int Door, int SelfCheckIn, int Online, int Paper)
{
    /// <summary>Everybody who came, each once.</summary>
    public int People { get; init; } = Door + SelfCheckIn + Online + Paper;

    public static Arrivals Of(Func<AdmissionSource, int> count) =>
        new(count(AdmissionSource.Door), count(AdmissionSource.SelfCheckIn), count(AdmissionSource.Online), count(AdmissionSource.Paper));

    public int By(AdmissionSource source) => source switch
    {
        AdmissionSource.Door => Door,
        AdmissionSource.SelfCheckIn => SelfCheckIn,
        AdmissionSource.Online => Online,
        AdmissionSource.Paper => Paper,
    };
}

internal static class ArrivalQueries
{
    /// <summary>The people of an event who came, each once in each way.</summary>
    public static async Task<Arrivals> ArrivedAsync(this BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var standing = db.Admissions.Where(a => a.EventId == eventId && a.UndoId == null);
        if (await db.Occasions.CountAsync(o => o.EventId == eventId, cancel) == 1)
        {
            // To one day everybody is admitted once: counting rows is counting people.
            var rows = await standing.GroupBy(a => a.Source).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
            return Arrivals.Of(source => rows.Where(r => r.Key == source).Sum(r => r.Count));
        }

        var people = await standing.GroupBy(a => a.Source).Select(g => new { g.Key, Count = g.Select(a => a.RegistrationId).Distinct().Count() }).ToListAsync(cancel);
        return Arrivals.Of(source => people.Where(p => p.Key == source).Sum(p => p.Count)) with { People = await standing.Select(a => a.RegistrationId).Distinct().CountAsync(cancel) };
    }
}
