using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Finishes what a dead process, a full disk or a missing key left behind: pledges that are recorded and not sealed, by lease.</summary>
internal sealed class SealDuePapers(WriteLane lane, PaperSealing sealing, PaperHands hands, TimeProvider clock, ILogger<SealDuePapers> log) : IJob
{
    private const int Batch = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public string Name => "seal-due-papers";
    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await ClaimAsync(cancel) is { Count: > 0 } claimed)
        {
            // In the order of the lease, with all hands; the signers of this moment come between.
            await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = PaperHands.Count, CancellationToken = cancel }, async (pledgeId, stop) =>
            {
                try
                {
                    await hands.SealAsync(pledgeId, stop);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogWarning("A paper could not be sealed: {Fault}", fault.GetType().Name);
                    await sealing.PostponeAsync(pledgeId, fault.GetType().Name, stop);
                }
            });

            if (claimed.Count < Batch) return;
        }
    }

    private Task<List<Guid>> ClaimAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var due = await db.SealingWork.Where(w => w.FileHash == null && w.DueAt <= now && (w.ClaimedUntil == null || w.ClaimedUntil < now))
                .OrderBy(w => w.DueAt).Select(w => w.PledgeId).Take(Batch).ToListAsync(stop);
            var mine = new List<Guid>(due.Count);
            foreach (var id in due)
                if (await db.SealingWork.Where(w => w.PledgeId == id && w.FileHash == null && (w.ClaimedUntil == null || w.ClaimedUntil < now))
                        .ExecuteUpdateAsync(w => w.SetProperty(x => x.ClaimedUntil, now + Lease), stop) == 1) mine.Add(id);
            return mine;
        }, cancel);
    }
}
