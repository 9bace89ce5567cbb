using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>
/// A sealed paper whose file the vault no longer holds (a folder that was not restored, a bad disk): whoever wants to read it puts it
/// back to due work, and the sealing tick draws and seals it again from the record. The row of the lost file stays, so that a copy
/// that somebody kept is still known. A pledge that was erased (its key is gone) stays without a paper.
/// </summary>
internal static class LostPapers
{
    public static Task ReopenAsync(WriteLane lane, string hash, DateTimeOffset now, CancellationToken cancel) => lane.WriteAsync(async (db, stop) =>
    {
        var pledge = await db.Pledges.IgnoreQueryFilters().Where(p => db.SealingWork.Any(w => w.PledgeId == p.Id && w.FileHash == hash) && p.RecordKey != null).Select(p => new { p.Id, p.EventId }).FirstOrDefaultAsync(stop);
        if (pledge is null) return;
        // The guard is the WHERE: of many who miss the file one puts it back.
        var reopened = await db.SealingWork.Where(w => w.PledgeId == pledge.Id && w.FileHash == hash).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.FileHash, (string?)null).SetProperty(x => x.SealedAt, (DateTimeOffset?)null)
                .SetProperty(x => x.DueAt, now).SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0), stop);
        if (reopened == 0) return;
        db.Record(now, Acts.PaperLost, Actor.System, pledge.Id, pledge.EventId);
        await db.SaveChangesAsync(stop);
    }, cancel);
}
