using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Registrations;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Decides about rows of revoked devices. A confirmed one counts from then on, as if the server had heard it in time; each is decided once.</summary>
internal sealed class HeldScansDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public async Task<HeldScansPage?> PageAsync(Officer officer, string slug, Guid? after, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await HeldScansPage.LoadAsync(db, at, after, cancel) : null;

    /// <summary>Accepts the rows that somebody has seen on one page, each as an act of its own.</summary>
    /// <returns>How many were accepted now.</returns>
    public async Task<int> AcceptAsync(Officer officer, string slug, IReadOnlyCollection<Guid> seen, CancellationToken cancel)
    {
        var accepted = 0;
        foreach (var scanId in seen.Distinct().Take(HeldScansPage.Size))
            if (await ReviewAsync(officer, slug, scanId, isConfirmed: true, cancel) == HeldOutcome.Accepted) accepted++;
        return accepted;
    }

    public async Task<HeldOutcome> ReviewAsync(Officer officer, string slug, Guid scanId, bool isConfirmed, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is not { } at) return HeldOutcome.NotFound;
        var now = clock.GetUtcNow();
        var (reviewId, admissionId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        return await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.Scans.AsNoTracking().Where(s => s.Id == scanId && s.EventId == at).Where(HeldScansPage.Counts).SingleOrDefaultAsync(stop) is not { } scan) return HeldOutcome.NotFound;
            // What refuses a second decision, and a second admission, is the index on each; the questions spare the fault.
            if (await db.ScanReviews.AnyAsync(r => r.ScanId == scanId, stop)) return HeldOutcome.DecidedBefore;
            var counts = isConfirmed && await StillCountsAsync(db, scan, stop) && await WalkInCountsAsync(db, scanId, now, stop);
            db.ScanReviews.Add(new ScanReview { Id = reviewId, EventId = at, ScanId = scanId, IsConfirmed = counts, At = now, ByAccountId = officer.Id });
            if (counts && scan is { Verdict: Verdict.Admitted, RegistrationId: { } person, OccasionId: { } occasion }
                && !await StandsAsync(db, scan, person, occasion, stop))
            {
                db.Admissions.Add(new Admission
                {
                    Id = admissionId, EventId = at, RegistrationId = person, OccasionId = occasion, ScanId = scanId, Source = scan.Source,
                    AgencyId = await db.Registrations.Where(r => r.Id == person).Select(r => r.AgencyId).SingleAsync(stop), Gate = scan.Gate, At = scan.HappenedAt,
                });
                await db.TellProtocolOnceAsync(now, person, occasion);
            }

            db.Record(now, counts ? Acts.ScanConfirmed : Acts.ScanRejected, officer.Actor, scanId, at);
            await db.SaveChangesAsync(stop);
            return counts ? HeldOutcome.Accepted : isConfirmed ? HeldOutcome.NotAnyMore : HeldOutcome.Rejected;
        }, cancel);
    }

    /// <summary>A walk-in of a revoked device holds no seat until now.</summary>
    private static async Task<bool> WalkInCountsAsync(BakohumasDb db, Guid scanId, DateTimeOffset now, CancellationToken cancel) =>
        await db.WalkIns.AsNoTracking().Where(w => w.ScanId == scanId && w.IsNew).Select(w => w.RegistrationId).SingleOrDefaultAsync(cancel) is not { } person
        || await SeatRows.ReviveAsync(db, person, now, cancel);

    /// <summary>Whether the person has an admission; it is from then on this scan's when that happened before.</summary>
    private static async Task<bool> StandsAsync(BakohumasDb db, Scan scan, Guid person, Guid occasion, CancellationToken cancel)
    {
        var standing = db.Admissions.Where(a => a.RegistrationId == person && a.OccasionId == occasion && a.UndoId == null);
        await standing.Where(a => a.At > scan.HappenedAt).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.ScanId, scan.Id).SetProperty(a => a.Source, scan.Source).SetProperty(a => a.Gate, scan.Gate)
                .SetProperty(a => a.At, scan.HappenedAt).SetProperty(a => a.Minute, Admission.MinuteOf(scan.HappenedAt)), cancel);
        return await standing.AnyAsync(cancel);
    }

    /// <summary>
    /// What a revoked device brings has happened. A self check-in is a request: the seat may have been given back since, or the person let
    /// in at the door and sent out again.
    /// </summary>
    private static async Task<bool> StillCountsAsync(BakohumasDb db, Scan scan, CancellationToken cancel) =>
        !await db.Devices.AnyAsync(d => d.Id == scan.DeviceId && d.Right == DeviceRight.Screen, cancel)
        || (await db.Registrations.AnyAsync(r => r.Id == scan.RegistrationId && r.State == RegistrationState.Registered && db.Events.Any(e => e.Id == r.EventId && e.State != EventState.Cancelled), cancel)
            && !await db.Admissions.AnyAsync(a => a.RegistrationId == scan.RegistrationId && a.OccasionId == scan.OccasionId && a.UndoId != null && a.At >= scan.HeardAt, cancel));
}

/// <summary>What became of a decision about a row that waits.</summary>
internal enum HeldOutcome
{
    NotFound,
    DecidedBefore,
    Accepted,
    Rejected,

    /// <summary>It was to be accepted, and counts no more: kept as rejected.</summary>
    NotAnyMore,
}
