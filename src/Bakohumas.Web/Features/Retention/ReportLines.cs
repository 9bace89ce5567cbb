using Bakohumas.Domain.Files;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>What offices reported. The numbers stay; text, links and photos go, because people stand in them.</summary>
internal static class ReportLines
{
    public static RetentionLine Reports { get; } = new(
        nameof(DutyReport),
        async (db, now, cancel) => (await Filed(db, now).AsNoTracking()
            .Join(db.Duties, r => r.DutyId, d => d.Id, (r, d) => new { d.EventId, r.Id })
            .OrderBy(r => r.EventId).Take(RetentionLine.Batch).Select(r => new DueRow(r.EventId, r.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Filed(db, now).Where(r => due.Ids.Contains(r.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Link, (string?)null).SetProperty(r => r.Note, (string?)null), cancel));

    public static RetentionLine Reviews { get; } = new(
        nameof(DutyReview),
        async (db, now, cancel) => (await Reviewed(db, now).AsNoTracking()
            .Join(db.DutyReports, v => v.ReportId, r => r.Id, (v, r) => new { r.DutyId, v.Id }).Join(db.Duties, v => v.DutyId, d => d.Id, (v, d) => new { d.EventId, v.Id })
            .OrderBy(v => v.EventId).Take(RetentionLine.Batch).Select(v => new DueRow(v.EventId, v.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Reviewed(db, now).Where(v => due.Ids.Contains(v.Id)).ExecuteUpdateAsync(set => set.SetProperty(v => v.Note, (string?)null), cancel));

    public static RetentionLine Evidence { get; } = new(
        nameof(DutyEvidence),
        async (db, now, cancel) => (await Photos(db, now).AsNoTracking()
            .Join(db.DutyReports, f => f.OwnerId, r => r.Id, (f, r) => new { r.DutyId, f.Id }).Join(db.Duties, f => f.DutyId, d => d.Id, (f, d) => new { d.EventId, f.Id })
            .OrderBy(f => f.EventId).Take(RetentionLine.Batch).Select(f => new DueRow(f.EventId, f.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Photos(db, now).Where(f => due.Ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, now), cancel));

    private static IQueryable<DutyReport> Filed(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.DutyReports.Where(r => (r.Link != null || r.Note != null)
            && db.Duties.Any(d => d.Id == r.DutyId && db.Events.Any(e => e.Id == d.EventId && e.EndsAt <= ended)));
    }

    private static IQueryable<DutyReview> Reviewed(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.DutyReviews.Where(v => v.Note != null
            && db.DutyReports.Any(r => r.Id == v.ReportId && db.Duties.Any(d => d.Id == r.DutyId && db.Events.Any(e => e.Id == d.EventId && e.EndsAt <= ended))));
    }

    private static IQueryable<StoredFile> Photos(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.Files.Where(f => f.ErasedAt == null && f.Purpose == FilePurpose.Evidence
            && db.DutyReports.Any(r => r.Id == f.OwnerId && db.Duties.Any(d => d.Id == r.DutyId && db.Events.Any(e => e.Id == d.EventId && e.EndsAt <= ended))));
    }
}
