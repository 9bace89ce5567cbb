using Bakohumas.Domain.Audit;
using Bakohumas.Domain.Reminders;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>What the house writes about its own work: mails and the audit.</summary>
internal static class RecordLines
{
    private static readonly MailState[] Finished = [MailState.Sent, MailState.Skipped];

    /// <summary>A body is never kept; here goes what little of a finished mail could still lead to its receiver.</summary>
    public static RetentionLine Mails { get; } = new(
        nameof(OutboxMail.RecipientHash),
        async (db, now, cancel) => new DueRows(null, await Done(db, now).AsNoTracking().OrderBy(m => m.Id).Take(RetentionLine.Batch).Select(m => m.Id).ToListAsync(cancel)),
        (db, due, now, cancel) => Done(db, now).Where(m => due.Ids.Contains(m.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.RecipientHash, (byte[]?)null).SetProperty(m => m.Note, (string?)null), cancel));

    public static RetentionLine Audit { get; } = new(nameof(AuditEntry), OldEntriesAsync, ForgetAsync);

    private static IQueryable<OutboxMail> Done(BakohumasDb db, DateTimeOffset now)
    {
        var before = RetentionTerms.Receivers(now);
        return db.Outbox.Where(m => Finished.Contains(m.State) && (m.RecipientHash != null || m.Note != null) && (m.SentAt ?? m.DueAt) <= before);
    }

    // Ids carry their time (UUIDv7): the first are the oldest, and a night without work reads one page of them.
    private static async Task<DueRows> OldEntriesAsync(BakohumasDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var before = RetentionTerms.Audit(now);
        var oldest = await db.Audit.AsNoTracking().OrderBy(a => a.Id).Take(RetentionLine.Batch).Select(a => new { a.Id, a.At }).ToListAsync(cancel);
        return new DueRows(null, [.. oldest.Where(a => a.At < before).Select(a => a.Id)]);
    }

    private static async Task<int> ForgetAsync(BakohumasDb db, DueRows due, DateTimeOffset now, CancellationToken cancel)
    {
        var before = RetentionTerms.Audit(now);
        if (!await db.AuditHorizons.AnyAsync(h => h.Before >= before, cancel))
        {
            db.AuditHorizons.Add(new AuditHorizon { Id = Guid.CreateVersion7(now), Before = before, At = now });
            await db.SaveChangesAsync(cancel);
        }

        return await db.Audit.Where(a => due.Ids.Contains(a.Id) && a.At < before).ExecuteDeleteAsync(cancel);
    }
}
