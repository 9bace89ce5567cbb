using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>What people wrote about the door, and what they signed at it. The rows stay; words and scans go, because people stand in them.</summary>
internal static class DoorLines
{
    public static RetentionLine Notes { get; } = new(
        nameof(ConflictClosure),
        async (db, now, cancel) => (await Noted(db, now).AsNoTracking().OrderBy(c => c.EventId).ThenBy(c => c.Id).Take(RetentionLine.Batch)
            .Select(c => new DueRow(c.EventId, c.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Noted(db, now).Where(c => due.Ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, (string?)null), cancel));

    public static RetentionLine Reasons { get; } = new(
        nameof(WalkIn),
        async (db, now, cancel) => (await Reasoned(db, now).AsNoTracking().OrderBy(w => w.EventId).ThenBy(w => w.Id).Take(RetentionLine.Batch)
            .Select(w => new DueRow(w.EventId, w.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Reasoned(db, now).Where(w => due.Ids.Contains(w.Id)).ExecuteUpdateAsync(set => set.SetProperty(w => w.Reason, (string?)null), cancel));

    public static RetentionLine SeatNotes { get; } = new(
        nameof(SeatCheck),
        async (db, now, cancel) => (await Checked(db, now).AsNoTracking().OrderBy(c => c.EventId).ThenBy(c => c.Id).Take(RetentionLine.Batch)
            .Select(c => new DueRow(c.EventId, c.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Checked(db, now).Where(c => due.Ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, (string?)null), cancel));

    private static IQueryable<WalkIn> Reasoned(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.WalkIns.Where(w => w.Reason != null && db.Events.Any(e => e.Id == w.EventId && e.EndsAt <= ended));
    }

    private static IQueryable<SeatCheck> Checked(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.SeatChecks.Where(c => c.Note != null && db.Events.Any(e => e.Id == c.EventId && e.EndsAt <= ended));
    }

    /// <summary>Scans of attendance sheets show names and signatures: kept as long as the attendance they prove.</summary>
    public static RetentionLine Sheets { get; } = new(
        nameof(FilePurpose.AttendanceSheet),
        async (db, now, cancel) => (await Scanned(db, now).AsNoTracking().Join(db.AttendanceSheets, f => f.OwnerId, s => s.Id, (f, s) => new { s.EventId, f.Id })
            .OrderBy(f => f.EventId).Take(RetentionLine.Batch).Select(f => new DueRow(f.EventId, f.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Scanned(db, now).Where(f => due.Ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, now), cancel));

    private static IQueryable<StoredFile> Scanned(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.Files.Where(f => f.ErasedAt == null && f.Purpose == FilePurpose.AttendanceSheet
            && db.AttendanceSheets.Any(s => s.Id == f.OwnerId && db.Events.Any(e => e.Id == s.EventId && e.EndsAt <= ended)));
    }

    private static IQueryable<ConflictClosure> Noted(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.ConflictClosures.Where(c => c.Note != null && db.Events.Any(e => e.Id == c.EventId && e.EndsAt <= ended));
    }
}
