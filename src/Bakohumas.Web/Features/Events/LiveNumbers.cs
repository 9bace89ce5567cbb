using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <param name="Expected">Registered; 0 for a gate, where nobody is expected.</param>
internal sealed record LiveLine(string Name, int Came, int Expected)
{
    /// <summary>Of those who came, who took part from afar, and who was entered from paper.</summary>
    public int Online { get; init; }

    public int Paper { get; init; }

    public int Absent => Math.Max(0, Expected - Came);
}

/// <summary>
/// The arrivals of one occasion as they are now, counted in covering indexes alone: a hundred thousand rows are not read to count them.
/// </summary>
/// <param name="Inside">Came to the hall, and not out again: who takes part from afar is inside nothing.</param>
/// <param name="From">The first of the 60 minutes.</param>
/// <param name="Minutes">Arrivals in each of the last 60 minutes.</param>
/// <param name="Agencies">Those with most people missing.</param>
/// <param name="MoreAgencies">Agencies that are not listed.</param>
internal sealed record LiveNumbers(
    Guid OccasionId, int Registered, int Came, int Inside, Arrivals Ways, DateTimeOffset From, IReadOnlyList<int> Minutes, IReadOnlyList<LiveLine> Gates, IReadOnlyList<LiveLine> Agencies,
    int MoreAgencies, IReadOnlyList<LiveLine> Regions)
{
    public const int Span = 60;
    private const int MostAgencies = 15;
    private const int MostGates = 20;

    public static async Task<LiveNumbers> ReadAsync(BakohumasDb db, Guid eventId, DateTimeOffset now, CancellationToken cancel)
    {
        // The latest day whose doors are open; before the first it is that one.
        var open = now + AdmissionRules.DoorsOpenBefore;
        var occasions = await db.Occasions.Where(o => o.EventId == eventId).OrderBy(o => o.StartsAt).ThenBy(o => o.Id).Select(o => new { o.Id, o.StartsAt }).ToListAsync(cancel);
        var occasion = (occasions.FindLast(o => o.StartsAt <= open) ?? occasions[0]).Id;
        var first = Admission.MinuteOf(now) - Span + 1;
        var standing = db.Admissions.Where(a => a.EventId == eventId && a.OccasionId == occasion && a.UndoId == null);
        var minutes = (await standing.Where(a => a.Minute >= first).GroupBy(a => a.Minute).Select(g => new { Minute = g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(m => m.Minute, m => m.Count);
        var came = await standing.GroupBy(a => new { a.AgencyId, a.Gate, a.Source }).Select(g => new { g.Key.AgencyId, g.Key.Gate, g.Key.Source, Count = g.Count() }).ToListAsync(cancel);
        var registered = await db.Registrations.Where(r => r.EventId == eventId && r.State == RegistrationState.Registered).GroupBy(r => r.AgencyId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        var arrived = came.Sum(c => c.Count);
        var offices = came.Select(c => c.AgencyId).Union(registered.Select(r => r.Key)).ToHashSet();
        // Names and places of the agencies that take part, in one question however many they are.
        var places = (await db.Agencies.Where(a => db.Registrations.Any(r => r.EventId == eventId && r.AgencyId == a.Id)).Select(a => new { a.Id, a.Name, a.ProvinceCode, a.RegencyCode }).ToListAsync(cancel)).ToDictionary(a => a.Id);
        var (byOffice, wanted) = (came.ToLookup(c => c.AgencyId, c => (c.Source, c.Count)), registered.ToDictionary(r => r.Key, r => r.Count));
        var lines = offices.Select(id => (Place: places.GetValueOrDefault(id), Line: new LiveLine(places.GetValueOrDefault(id)?.Name ?? "", byOffice[id].Sum(c => c.Count), wanted.GetValueOrDefault(id))
        {
            Online = byOffice[id].Where(c => c.Source == AdmissionSource.Online).Sum(c => c.Count), Paper = byOffice[id].Where(c => c.Source == AdmissionSource.Paper).Sum(c => c.Count),
        })).ToList();
        var ways = Arrivals.Of(source => came.Where(c => c.Source == source).Sum(c => c.Count));
        return new(
            occasion, registered.Sum(r => r.Count), arrived, arrived - ways.Online - await OutsideAsync(db, eventId, occasion, cancel),
            ways,
            DateTimeOffset.FromUnixTimeSeconds(first * 60L), [.. Enumerable.Range(first, Span).Select(m => minutes.GetValueOrDefault(m))],
            [.. came.GroupBy(c => c.Gate, StringComparer.Ordinal).Select(g => new LiveLine(g.Key, g.Sum(c => c.Count), 0)).OrderByDescending(g => g.Came).ThenBy(g => g.Name, StringComparer.Ordinal).Take(MostGates)],
            [.. lines.Select(l => l.Line).OrderByDescending(l => l.Absent).ThenByDescending(l => l.Came).ThenBy(l => l.Name, StringComparer.Ordinal).Take(MostAgencies)],
            Math.Max(0, lines.Count - MostAgencies),
            [.. lines.GroupBy(l => l.Place?.ProvinceCode ?? "", StringComparer.Ordinal).Select(g => new LiveLine(RegionNames.Of(g.Key) ?? "", g.Sum(l => l.Line.Came), g.Sum(l => l.Line.Expected)) { Online = g.Sum(l => l.Line.Online), Paper = g.Sum(l => l.Line.Paper) })
                .OrderByDescending(l => l.Expected).ThenBy(l => l.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Who came and is out: the latest movement was outward.</summary>
    private static Task<int> OutsideAsync(BakohumasDb db, Guid eventId, Guid occasionId, CancellationToken cancel) =>
        db.Scans.CountAsync(s => s.EventId == eventId && s.OccasionId == occasionId && s.Verdict == Verdict.Left
            && (!s.IsHeld || db.ScanReviews.Any(v => v.ScanId == s.Id && v.IsConfirmed))
            && !db.Scans.Any(later => later.RegistrationId == s.RegistrationId && later.OccasionId == s.OccasionId && (later.HappenedAt > s.HappenedAt || (later.HappenedAt == s.HappenedAt && later.Id > s.Id)) && (later.Verdict == Verdict.Admitted || later.Verdict == Verdict.Left)
                && (!later.IsHeld || db.ScanReviews.Any(v => v.ScanId == later.Id && v.IsConfirmed)))
            && db.Admissions.Any(a => a.RegistrationId == s.RegistrationId && a.OccasionId == s.OccasionId && a.UndoId == null && a.Source != AdmissionSource.Online), cancel);
}
