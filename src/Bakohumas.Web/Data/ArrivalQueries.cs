using Bakohumas.Domain.CheckIn;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>How many came, by the way in which it was recorded. Who came in two ways on two days is counted once in each.</summary>
internal sealed record Arrivals(int Door, int SelfCheckIn, int Online, int Paper)
{
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
        var counts = await db.Admissions.Where(a => a.EventId == eventId && a.UndoId == null).GroupBy(a => a.Source)
            .Select(g => new { g.Key, People = g.Select(a => a.RegistrationId).Distinct().Count() }).ToListAsync(cancel);
        return Arrivals.Of(source => counts.Where(c => c.Key == source).Sum(c => c.People));
    }
}
