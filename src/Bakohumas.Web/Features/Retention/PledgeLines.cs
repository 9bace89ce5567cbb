using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>
/// Pledges and their papers. The row, its number and its leaf stay: the count and every proof of others hold. With the record key
/// gone, the leaf says nothing of anybody (product 2.9).
/// </summary>
internal static class PledgeLines
{
    public static RetentionLine Pledges { get; } = new(
        nameof(Pledge),
        async (db, now, cancel) => (await Signed(db, now).AsNoTracking().OrderBy(p => p.EventId).Take(RetentionLine.Batch / 2)
            .Select(p => new DueRow(p.EventId, p.Id)).ToListAsync(cancel)).OfOneEvent(),
        EraseAsync);

    public static RetentionLine Papers { get; } = new(
        nameof(FilePurpose.PledgePaper),
        async (db, now, cancel) => (await Sealed(db, now).AsNoTracking()
            .Join(db.Pledges.IgnoreQueryFilters(), f => f.OwnerId, p => p.Id, (f, p) => new { p.EventId, f.Id })
            .OrderBy(f => f.EventId).Take(RetentionLine.Batch).Select(f => new DueRow(f.EventId, f.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Sealed(db, now).Where(f => due.Ids.Contains(f.Id)).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, now), cancel));

    private static IQueryable<Pledge> Signed(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        // Editions that a correction replaced hold the same person.
        return db.Pledges.IgnoreQueryFilters().Where(p => p.RecordKey != null && db.Events.Any(e => e.Id == p.EventId && e.EndsAt <= ended));
    }

    private static IQueryable<StoredFile> Sealed(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.Files.Where(f => f.ErasedAt == null && f.Purpose == FilePurpose.PledgePaper
            && db.Pledges.IgnoreQueryFilters().Any(p => p.Id == f.OwnerId && db.Events.Any(e => e.Id == p.EventId && e.EndsAt <= ended)));
    }

    private static async Task<int> EraseAsync(BakohumasDb db, DueRows due, DateTimeOffset now, CancellationToken cancel)
    {
        // Nothing is left to draw a paper from.
        await db.SealingWork.Where(w => due.Ids.Contains(w.PledgeId) && w.FileHash == null).ExecuteDeleteAsync(cancel);
        return await Signed(db, now).Where(p => due.Ids.Contains(p.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.Name, (string?)null)
            .SetProperty(p => p.IdentityMask, (string?)null)
            .SetProperty(p => p.IdentityCipher, (byte[]?)null)
            .SetProperty(p => p.Position, (string?)null)
            .SetProperty(p => p.Unit, (string?)null)
            .SetProperty(p => p.AgencyName, (string?)null)
            .SetProperty(p => p.Signature, (string?)null)
            .SetProperty(p => p.RecordKey, (byte[]?)null), cancel);
    }
}
