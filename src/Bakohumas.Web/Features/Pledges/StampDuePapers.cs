using Bakohumas.Documents.Sealing;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.People;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>
/// Asks again for the time of papers that were sealed while the authority did not answer. The token goes into the sealed paper, which becomes a
/// new edition; the older one stays stored and genuine.
/// </summary>
internal sealed class StampDuePapers(WriteLane lane, IServiceScopeFactory scopes, TimestampClient timestamps, FileVault vault, TimeProvider clock, ILogger<StampDuePapers> log) : IJob
{
    private const int Batch = 50, Doublings = 7;
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(2);

    public string Name => "stamp-due-papers";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!timestamps.IsAsking) return;
        foreach (var (pledgeId, hash) in await DueAsync(cancel))
        {
            // An authority that fails once in a round is left alone until the next.
            if (!timestamps.IsAsking || !await ClaimAsync(pledgeId, cancel)) continue;
            try
            {
                if (await BytesAsync(hash, cancel) is not { } paper) continue;
                var stamped = await timestamps.StampAsync(paper, cancel);
                if (SealStamp.TimeIn(stamped) is { } provenAt) await NameAsync(pledgeId, hash, stamped, provenAt, cancel);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                log.LogWarning("A paper could not be stamped: {Fault}", fault.GetType().Name);
            }
        }
    }

    private async Task<List<(Guid PledgeId, string Hash)>> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<BakohumasDb>().SealingWork.AsNoTracking().Where(w => w.StampDueAt <= now && w.FileHash != null)
            .OrderBy(w => w.StampDueAt).Select(w => new { w.PledgeId, Hash = w.FileHash! }).Take(Batch).ToListAsync(cancel);
        return [.. due.Select(w => (w.PledgeId, w.Hash))];
    }

    /// <summary>Puts the next attempt off before this one, so that a dead process does not lose it and two do not ask for one paper.</summary>
    private Task<bool> ClaimAsync(Guid pledgeId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var attempts = await db.SealingWork.Where(w => w.PledgeId == pledgeId).Select(w => w.StampAttempts).SingleAsync(stop);
            var next = now + FirstDelay * Math.Pow(2, Math.Min(attempts + 1, Doublings));
            return await db.SealingWork.Where(w => w.PledgeId == pledgeId && w.StampDueAt <= now)
                .ExecuteUpdateAsync(w => w.SetProperty(x => x.StampDueAt, next).SetProperty(x => x.StampAttempts, attempts + 1), stop) == 1;
        }, cancel);
    }

    private async Task<byte[]?> BytesAsync(string hash, CancellationToken cancel)
    {
        await using var file = vault.Open(hash);
        if (file is null) return null;
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private async Task NameAsync(Guid pledgeId, string before, byte[] paper, DateTimeOffset provenAt, CancellationToken cancel)
    {
        var hash = await vault.PutAsync(paper, cancel);
        var (now, length) = (clock.GetUtcNow(), paper.LongLength);
        await lane.WriteAsync(async (db, stop) =>
        {
            // The guard is the WHERE: only the edition that was stamped is replaced.
            var named = await db.SealingWork.Where(w => w.PledgeId == pledgeId && w.FileHash == before).ExecuteUpdateAsync(
                w => w.SetProperty(x => x.FileHash, hash).SetProperty(x => x.ProvenAt, provenAt).SetProperty(x => x.StampDueAt, (DateTimeOffset?)null), stop);
            if (named == 0) return false;
            var eventId = await db.Pledges.IgnoreQueryFilters().Where(p => p.Id == pledgeId).Select(p => p.EventId).SingleAsync(stop);
            db.Files.Add(new StoredFile { Id = Guid.CreateVersion7(now), Hash = hash, Length = length, MediaType = "application/pdf", Purpose = FilePurpose.PledgePaper, OwnerId = pledgeId, StoredAt = now });
            db.Record(now, Acts.PledgeStamped, Actor.System, pledgeId, eventId);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}
