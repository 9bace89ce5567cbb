using Bakohumas.Domain.Events;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>
/// The joint paper and everybody on it who is no participant, and what was signed in ink. Rows with their numbers and hashes stay, so that
/// a copy that somebody kept is still known as ours, or as replaced.
/// </summary>
internal static class JointLines
{
    public static RetentionLine Signatures { get; } = new(
        nameof(JointSignature),
        async (db, now, cancel) => (await Cosigned(db, now).AsNoTracking().OrderBy(s => s.EventId).Take(RetentionLine.Batch)
            .Select(s => new DueRow(s.EventId, s.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Cosigned(db, now).Where(s => due.Ids.Contains(s.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Name, (string?)null).SetProperty(s => s.Position, (string?)null).SetProperty(s => s.AgencyName, (string?)null).SetProperty(s => s.Signature, (string?)null), cancel));

    public static RetentionLine Signers { get; } = new(
        nameof(JointSigner),
        async (db, now, cancel) => (await Asked(db, now).AsNoTracking().OrderBy(s => s.EventId).Take(RetentionLine.Batch / 2)
            .Select(s => new DueRow(s.EventId, s.Id)).ToListAsync(cancel)).OfOneEvent(),
        async (db, due, now, cancel) =>
        {
            // Link and address go with the name; whoever was taken off the list before keeps that hour.
            await Asked(db, now).Where(s => due.Ids.Contains(s.Id) && s.RemovedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemovedAt, now), cancel);
            return await Asked(db, now).Where(s => due.Ids.Contains(s.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Name, "").SetProperty(s => s.Position, "").SetProperty(s => s.AgencyName, "").SetProperty(s => s.Mail, (string?)null), cancel);
        });

    public static RetentionLine Ink { get; } = new(
        nameof(PaperSignature),
        async (db, now, cancel) => (await Entered(db, now).AsNoTracking().OrderBy(s => s.EventId).Take(RetentionLine.Batch)
            .Select(s => new DueRow(s.EventId, s.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Entered(db, now).Where(s => due.Ids.Contains(s.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Name, (string?)null).SetProperty(s => s.Position, (string?)null).SetProperty(s => s.AgencyName, (string?)null), cancel));

    public static RetentionLine Scans { get; } = new(
        nameof(FilePurpose.SignedSheet),
        async (db, now, cancel) => (await Scanned(db, now).AsNoTracking().Join(db.SigningSheets, f => f.OwnerId, s => s.Id, (f, s) => new { s.EventId, f.Id })
            .OrderBy(f => f.EventId).Take(RetentionLine.Batch).Select(f => new DueRow(f.EventId, f.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => LeaveAsync(Scanned(db, now), due, now, cancel));

    public static RetentionLine Papers { get; } = new(
        nameof(JointPaper), (db, now, cancel) => FirstAsync(db, Drawn(db, now), cancel), (db, due, now, cancel) => LeaveAsync(Drawn(db, now), due, now, cancel));

    /// <summary>Once a final version is there, the ones before it serve nobody: nobody is handed one, and names may have left the newer.</summary>
    public static RetentionLine Replaced { get; } = new(
        "ReplacedJointPaper", (db, now, cancel) => FirstAsync(db, Older(db), cancel), (db, due, now, cancel) => LeaveAsync(Older(db), due, now, cancel));

    private static IQueryable<JointSignature> Cosigned(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.JointSignatures.Where(s => (s.Name != null || s.Signature != null) && db.Events.Any(e => e.Id == s.EventId && e.EndsAt <= ended));
    }

    /// <summary>As the people of an event: who was taken off the list, or asked for an event that was called off, and signed nothing, is kept no longer than a registration that came to nothing.</summary>
    private static IQueryable<JointSigner> Asked(BakohumasDb db, DateTimeOffset now)
    {
        var (ended, unsuccessful) = (RetentionTerms.Attendance(now), RetentionTerms.Unsuccessful(now));
        return db.JointSigners.Where(s => s.Name != "" && db.Events.Any(e => e.Id == s.EventId && (e.EndsAt <= ended
            || (e.EndsAt <= unsuccessful && (s.RemovedAt != null || e.State == EventState.Cancelled) && !db.JointSignatures.Any(g => g.JointSignerId == s.Id)))));
    }

    private static IQueryable<PaperSignature> Entered(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.PaperSignatures.Where(s => s.Name != null && db.Events.Any(e => e.Id == s.EventId && e.EndsAt <= ended));
    }

    private static IQueryable<StoredFile> Scanned(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.Files.Where(f => f.ErasedAt == null && f.Purpose == FilePurpose.SignedSheet
            && db.SigningSheets.Any(s => s.Id == f.OwnerId && db.Events.Any(e => e.Id == s.EventId && e.EndsAt <= ended)));
    }

    private static IQueryable<StoredFile> Drawn(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return Editions(db).Where(f => db.JointPapers.Any(p => p.Id == f.OwnerId && db.Events.Any(e => e.Id == p.EventId && e.EndsAt <= ended)));
    }

    private static IQueryable<StoredFile> Older(BakohumasDb db) => Editions(db).Where(f => db.JointPapers.Any(p => p.Id == f.OwnerId
        && db.JointPapers.Any(newer => newer.FrozenTextId == p.FrozenTextId && newer.Version > p.Version && newer.IsFinal)));

    private static IQueryable<StoredFile> Editions(BakohumasDb db) =>
        db.Files.Where(f => f.ErasedAt == null && (f.Purpose == FilePurpose.JointPaper || f.Purpose == FilePurpose.OfficersJointPaper));

    private static async Task<DueRows> FirstAsync(BakohumasDb db, IQueryable<StoredFile> due, CancellationToken cancel) =>
        (await due.AsNoTracking().Join(db.JointPapers, f => f.OwnerId, p => p.Id, (f, p) => new { p.EventId, f.Id })
            .OrderBy(f => f.EventId).Take(RetentionLine.Batch).Select(f => new DueRow(f.EventId, f.Id)).ToListAsync(cancel)).OfOneEvent();

    private static Task<int> LeaveAsync(IQueryable<StoredFile> files, DueRows due, DateTimeOffset now, CancellationToken cancel) =>
        files.Where(f => due.Ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, now), cancel);
}
