using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>How many were let in on one day of an event of several days.</summary>
internal sealed record DayCount(DateTimeOffset StartsAt, Arrivals Ways)
{
    public int Came => Ways.People;
}

/// <summary>An event in numbers, as they are now.</summary>
/// <param name="Signed">Pledges that stand; those that were taken back are <paramref name="Withdrawn"/>.</param>
/// <param name="Days">Who came day by day; empty for an event of one day. <paramref name="Came"/> counts each person once.</param>
/// <param name="OnPaper">Signed in ink on a signing sheet, counted apart.</param>
/// <param name="WalkIns">Of the registered, those whom a door registered.</param>
/// <param name="SeatChecks">Let in when there was no seat, and nobody has seen to a chair yet.</param>
/// <param name="Companions">Inside now without a name, counted apart; drivers are <paramref name="Drivers"/>.</param>
/// <param name="ReportsToReview">Reports that nobody has looked at yet.</param>
internal sealed record EventNumbers(
    int Capacity, int Registered, int Cancelled, int Came, int Signed, int Duties, int DutiesDone, int ReportsToReview, int Withdrawn, IReadOnlyList<DayCount> Days, int OnPaper,
    int WalkIns, int SeatChecks, int Companions, int Drivers)
{
    /// <summary>How <see cref="Came"/> was recorded.</summary>
    public required Arrivals Ways { get; init; }

    public static async Task<EventNumbers> LoadAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var states = await db.Registrations.Where(r => r.EventId == eventId).GroupBy(r => r.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancel);
        int Of(RegistrationState state) => states.Where(s => s.State == state).Sum(s => s.Count);
        var withdrawn = await db.Pledges.CountAsync(p => p.EventId == eventId && p.WithdrawalId != null, cancel);
        var ways = await db.ArrivedAsync(eventId, cancel);
        // Who comes along is inside on the day on which somebody was counted last.
        var today = await db.Companions.Where(c => c.EventId == eventId).OrderByDescending(c => c.Id).Select(c => c.OccasionId).FirstOrDefaultAsync(cancel);
        return new EventNumbers(
            await db.Events.Where(e => e.Id == eventId).Select(e => e.Capacity).SingleAsync(cancel),
            Of(RegistrationState.Registered),
            Of(RegistrationState.Cancelled),
            ways.People,
            await db.SigningSessions.Where(s => s.EventId == eventId).SumAsync(s => s.SignedCount, cancel) - withdrawn,
            await db.Duties.CountAsync(d => d.EventId == eventId, cancel),
            await db.Duties.CountAsync(d => d.EventId == eventId && db.DutyReports.Any(r => r.DutyId == d.Id
                && !db.DutyReviews.Any(v => v.ReportId == r.Id && v.Outcome == ReviewOutcome.Returned)), cancel),
            await db.DutyReports.CountAsync(r => !db.DutyReviews.Any(v => v.ReportId == r.Id) && db.Duties.Any(d => d.Id == r.DutyId && d.EventId == eventId), cancel),
            withdrawn, await DaysAsync(db, eventId, cancel), await db.PaperSignatures.CountAsync(s => s.EventId == eventId && s.UndoId == null, cancel),
            await db.Registrations.CountAsync(r => r.EventId == eventId && r.Source == RegistrationSource.WalkIn && r.State == RegistrationState.Registered, cancel),
            await db.Registrations.CountAsync(r => r.EventId == eventId && r.IsSeatless && r.State == RegistrationState.Registered && !db.SeatChecks.Any(c => c.RegistrationId == r.Id), cancel),
            await db.CompanionsInsideAsync(eventId, today, CompanionKind.Companion, cancel), await db.CompanionsInsideAsync(eventId, today, CompanionKind.Driver, cancel))
        {
            Ways = ways,
        };
    }

    private static async Task<IReadOnlyList<DayCount>> DaysAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var days = await db.Occasions.Where(o => o.EventId == eventId).OrderBy(o => o.StartsAt).Select(o => new { o.Id, o.StartsAt }).ToListAsync(cancel);
        if (days.Count < 2) return [];
        var came = await db.Admissions.Where(a => a.EventId == eventId && a.UndoId == null).GroupBy(a => new { a.OccasionId, a.Source })
            .Select(g => new { g.Key.OccasionId, g.Key.Source, Count = g.Count() }).ToListAsync(cancel);
        return [.. days.Select(d => new DayCount(d.StartsAt, Arrivals.Of(source => came.Where(c => c.OccasionId == d.Id && c.Source == source).Sum(c => c.Count))))];
    }
}
