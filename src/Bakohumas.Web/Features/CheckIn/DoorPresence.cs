using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Who is inside, for lists at the door.</summary>
internal static class DoorPresence
{
    /// <summary>The occasion whose doors opened last: inside is inside today, a day before says nothing.</summary>
    public static Task<Guid?> TodayAsync(BakohumasDb db, Guid eventId, DateTimeOffset now, CancellationToken cancel)
    {
        var open = now + AdmissionRules.DoorsOpenBefore;
        return db.Occasions.Where(o => o.EventId == eventId && o.StartsAt <= open).OrderByDescending(o => o.StartsAt).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Let in, not undone, and the latest movement that counts was inward.</summary>
    public static IQueryable<Registration> Inside(BakohumasDb db, Guid eventId, Guid? occasion) => db.Registrations.Where(r => r.EventId == eventId
        && db.Scans.Where(s => s.RegistrationId == r.Id && s.OccasionId == occasion && (!s.IsHeld || db.ScanReviews.Any(v => v.ScanId == s.Id && v.IsConfirmed)) && (s.Verdict == Verdict.Admitted || s.Verdict == Verdict.Left))
            .OrderByDescending(s => s.HappenedAt).ThenByDescending(s => s.Id).Select(s => (Verdict?)s.Verdict).FirstOrDefault() == Verdict.Admitted
        && db.Admissions.Any(x => x.RegistrationId == r.Id && x.OccasionId == occasion && x.UndoId == null));
}
