using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Retention;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>What people wrote about the door. The rows stay; the words go, because people may stand in them.</summary>
internal static class DoorLines
{
    public static RetentionLine Notes { get; } = new(
        nameof(ConflictClosure),
        async (db, now, cancel) => (await Noted(db, now).AsNoTracking().OrderBy(c => c.EventId).ThenBy(c => c.Id).Take(RetentionLine.Batch)
            .Select(c => new DueRow(c.EventId, c.Id)).ToListAsync(cancel)).OfOneEvent(),
        (db, due, now, cancel) => Noted(db, now).Where(c => due.Ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, (string?)null), cancel));

    private static IQueryable<ConflictClosure> Noted(BakohumasDb db, DateTimeOffset now)
    {
        var ended = RetentionTerms.Attendance(now);
        return db.ConflictClosures.Where(c => c.Note != null && db.Events.Any(e => e.Id == c.EventId && e.EndsAt <= ended));
    }
}
