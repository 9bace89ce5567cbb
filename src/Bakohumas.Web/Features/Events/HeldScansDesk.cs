using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
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
            if (await ReviewAsync(officer, slug, scanId, isConfirmed: true, cancel) == true) accepted++;
        return accepted;
    }

    /// <returns>Null for a missing or foreign row; false when it was decided before.</returns>
    public async Task<bool?> ReviewAsync(Officer officer, string slug, Guid scanId, bool isConfirmed, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is not { } at) return null;
        var now = clock.GetUtcNow();
        var (reviewId, admissionId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        return await lane.WriteAsync<bool?>(async (db, stop) =>
        {
            if (await db.Scans.AsNoTracking().Where(s => s.Id == scanId && s.EventId == at).Where(HeldScansPage.Counts).SingleOrDefaultAsync(stop) is not { } scan) return null;
            // What refuses a second decision, and a second admission, is the index on each; the questions spare the fault.
            if (await db.ScanReviews.AnyAsync(r => r.ScanId == scanId, stop)) return false;
            db.ScanReviews.Add(new ScanReview { Id = reviewId, EventId = at, ScanId = scanId, IsConfirmed = isConfirmed, At = now, ByAccountId = officer.Id });
            if (isConfirmed && scan is { Verdict: Verdict.Admitted, RegistrationId: { } person, OccasionId: { } occasion }
                && !await db.Admissions.AnyAsync(a => a.RegistrationId == person && a.OccasionId == occasion && a.UndoId == null, stop))
                db.Admissions.Add(new Admission
                {
                    Id = admissionId, EventId = at, RegistrationId = person, OccasionId = occasion, ScanId = scanId, Gate = scan.Gate, At = scan.At < scan.HeardAt ? scan.At : scan.HeardAt,
                });
            db.Record(now, isConfirmed ? Acts.ScanConfirmed : Acts.ScanRejected, officer.Actor, scanId, at);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}
