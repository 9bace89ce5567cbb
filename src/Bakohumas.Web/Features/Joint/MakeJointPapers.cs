using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Asks which joint papers may have something new to say, by lease: while people sign at most once a minute, at once when a session
/// closes, and when somebody who changed the record says so. A seal that fails delays papers and nothing else.
/// </summary>
internal sealed class MakeJointPapers(IServiceScopeFactory scopes, WriteLane lane, JointPress press, TimeProvider clock, ILogger<MakeJointPapers> log) : IJob
{
    private const int Batch = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    public string Name => "make-joint-papers";
    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await BeginAsync(cancel) == Batch) { }
        // A text is looked at once, also when its session closed in this very millisecond and it is due again.
        var seen = new HashSet<Guid>();
        bool isMore;
        do
        {
            var claimed = await ClaimAsync(cancel);
            var known = seen.Count;
            seen.UnionWith(claimed);
            isMore = claimed.Count == Batch && seen.Count > known;
            foreach (var text in claimed)
            {
                try
                {
                    await DoneAsync(text, await press.MakeAsync(text, cancel), cancel);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogWarning("A joint paper could not be made: {Fault}", fault.GetType().Name);
                    await PostponeAsync(text, fault.GetType().Name, cancel);
                }
            }
        }
        while (isMore);
    }

    /// <summary>A text that somebody signs for the first time gets its code, which stays the same on every version.</summary>
    /// <returns>How many there were, at most a batch.</returns>
    private async Task<int> BeginAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var fresh = await Fresh(reading).Take(Batch).Select(t => new { t.Id, t.EventId }).ToListAsync(cancel);
        if (fresh.Count == 0) return 0;
        var now = clock.GetUtcNow();
        var rows = fresh.Select(t => (t.Id, t.EventId, Code: VerificationCode.New())).ToList();
        await lane.WriteAsync(async (db, stop) =>
        {
            var known = rows.Select(r => r.Id).ToArray();
            var still = await Fresh(db).Where(t => known.Contains(t.Id)).Select(t => t.Id).ToListAsync(stop);
            db.JointWork.AddRange(rows.Where(r => still.Contains(r.Id))
                .Select(r => new JointWork { FrozenTextId = r.Id, EventId = r.EventId, Code = r.Code, DueAt = now, LookedAt = DateTimeOffset.UnixEpoch }));
            await db.SaveChangesAsync(stop);
        }, cancel);
        return fresh.Count;
    }

    private static IQueryable<FrozenText> Fresh(BakohumasDb db) =>
        db.FrozenTexts.Where(t => !db.JointWork.Any(w => w.FrozenTextId == t.Id)).OrderBy(t => t.FrozenAt);

    private Task<List<Guid>> ClaimAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var due = await Due(db, now).OrderBy(w => w.DueAt).Select(w => w.FrozenTextId).Take(Batch).ToListAsync(stop);
            var mine = new List<Guid>(due.Count);
            foreach (var id in due)
                if (await Due(db, now).Where(w => w.FrozenTextId == id)
                        .ExecuteUpdateAsync(w => w.SetProperty(x => x.ClaimedUntil, now + Lease).SetProperty(x => x.LookedAt, now).SetProperty(x => x.DueAt, now), stop) == 1) mine.Add(id);
            return mine;
        }, cancel);
    }

    // Opening and closing are read from the sessions themselves: nobody has to remember to tell.
    private static IQueryable<JointWork> Due(BakohumasDb db, DateTimeOffset now) => db.JointWork.Where(w =>
        (w.ClaimedUntil == null || w.ClaimedUntil < now)
        && (w.DueAt <= now || db.SigningSessions.Any(s => s.EventId == w.EventId && ((s.ClosedAt == null && s.OpenedAt >= w.LookedAt) || s.ClosedAt >= w.LookedAt))));

    /// <summary>A change that was told while we looked keeps its earlier hour: it is due already.</summary>
    private async Task DoneAsync(Guid text, DateTimeOffset next, CancellationToken cancel) => await lane.WriteAsync(
        (db, stop) => db.JointWork.Where(w => w.FrozenTextId == text).ExecuteUpdateAsync(w => w
            .SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0).SetProperty(x => x.LastFault, (string?)null)
            .SetProperty(x => x.DueAt, x => x.DueAt > x.LookedAt ? x.DueAt : next), stop),
        cancel);

    private Task PostponeAsync(Guid text, string fault, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var attempts = await db.JointWork.Where(w => w.FrozenTextId == text).Select(w => w.Attempts).SingleAsync(stop);
            var delay = TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, 5 * Math.Pow(2, Math.Min(attempts, 20))));
            await db.JointWork.Where(w => w.FrozenTextId == text).ExecuteUpdateAsync(w => w
                .SetProperty(x => x.Attempts, attempts + 1).SetProperty(x => x.DueAt, now + delay)
                .SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null).SetProperty(x => x.LastFault, fault), stop);
        }, cancel);
    }
}
