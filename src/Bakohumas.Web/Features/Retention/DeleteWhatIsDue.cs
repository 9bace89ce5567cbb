using System.Globalization;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Retention;

/// <summary>
/// Erases what has been kept long enough (product 6.11), line by line and in batches. A run that is cut off costs nothing: the next
/// one asks again. A batch stands in the audit by its name and count, never with a value.
/// </summary>
internal sealed class DeleteWhatIsDue(IServiceScopeFactory scopes, WriteLane lane, FileVault vault, TimeProvider clock) : IJob
{
    /// <summary>So long the bytes of an erased file are looked for, in case the process died, or the disk was gone, right after the act.</summary>
    private static readonly TimeSpan Sweep = TimeSpan.FromDays(30);

    /// <summary>Between putting a file and naming it in a row lies an act; after a day nobody will.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromDays(1);

    /// <summary>Hashes of one question.</summary>
    private const int Portion = 500;

    public string Name => "delete-what-is-due";
    public TimeSpan Every => TimeSpan.FromHours(12);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var line in RetentionLine.All)
            while (await EraseAsync(line, cancel)) { }
        await EmptyVaultAsync(cancel);
        await SweepVaultAsync(cancel);
    }

    /// <returns>Whether something was erased, so that there may be more.</returns>
    private async Task<bool> EraseAsync(RetentionLine line, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        DueRows due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await line.DueAsync(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), now, cancel);
        if (due.Ids.Count == 0) return false;
        return await lane.WriteAsync(async (db, stop) =>
        {
            var erased = await line.EraseAsync(db, due, now, stop);
            if (erased == 0) return false;
            db.Record(now, Acts.KeptLongEnough, Actor.System, due.EventId ?? Guid.Empty, due.EventId, line.Name, erased.ToString(CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    private async Task EmptyVaultAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Sweep;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        // Equal bytes are one file: it goes with the last row that needs it.
        var gone = db.Files.AsNoTracking().Where(f => f.ErasedAt >= since && !db.Files.Any(other => other.Hash == f.Hash && other.ErasedAt == null)).Select(f => f.Hash).AsAsyncEnumerable();
        await foreach (var hash in gone.WithCancellation(cancel)) vault.Remove(hash);
    }

    /// <summary>
    /// Files that no row names: a process died, or an act was refused, after they were put. Asked last and taken out only if nobody has put
    /// them since, so that whoever stores the same bytes now keeps them.
    /// </summary>
    private async Task SweepVaultAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Unnamed;
        vault.RemoveTorn(before);
        foreach (var hashes in vault.PutBefore(before).Chunk(Portion))
        {
            await using var scope = scopes.CreateAsyncScope();
            var named = await Named(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), hashes).ToListAsync(cancel);
            foreach (var hash in hashes.Except(named, StringComparer.Ordinal)) vault.RemovePutBefore(hash, before);
        }
    }

    /// <summary>Every column that names a file of the vault; an erased row still does, its file goes by <see cref="EmptyVaultAsync"/>.</summary>
    private static IQueryable<string> Named(BakohumasDb db, string[] hashes) =>
        db.Files.Where(f => hashes.Contains(f.Hash)).Select(f => f.Hash)
            .Union(db.SealingWork.Where(w => w.FileHash != null && hashes.Contains(w.FileHash)).Select(w => w.FileHash!))
            .Union(db.JointPapers.Where(p => hashes.Contains(p.FileHash)).Select(p => p.FileHash))
            .Union(db.JointPapers.Where(p => hashes.Contains(p.OfficersFileHash)).Select(p => p.OfficersFileHash));
}
