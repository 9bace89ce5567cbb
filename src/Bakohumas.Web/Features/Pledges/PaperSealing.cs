using System.Buffers.Text;
using Bakohumas.Documents;
using Bakohumas.Documents.Sealing;
using Bakohumas.Domain.Files;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>
/// Draws, seals and stores the paper of a recorded pledge. Safe to repeat and to run twice at once: the second act names the first
/// file that was finished, and no other.
/// </summary>
internal sealed class PaperSealing(
    IServiceScopeFactory scopes, WriteLane lane, IPdfEngine engine, ISealer sealer, TimestampClient timestamps, FileVault vault, FieldProtection fields,
    PublicAddress site, WordingBook words, TimeProvider clock)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <returns>SHA-256 of the sealed paper, also when it was sealed before.</returns>
    /// <exception cref="SealUnavailableException">The seal cannot be used now.</exception>
    /// <exception cref="IOException">The vault cannot be written.</exception>
    public async Task<string> SealAsync(Guid pledgeId, CancellationToken cancel)
    {
        var record = await RecordAsync(pledgeId, cancel);
        if (record.Work.FileHash is { } done) return done;

        using var drawn = new MemoryStream(64 * 1024);
        engine.Render(Paper(record), drawn);
        var bytes = await sealer.SealAsync(drawn.GetBuffer().AsMemory(0, (int)drawn.Length), clock.GetUtcNow(), cancel);
        var hash = await vault.PutAsync(bytes, cancel);
        var length = bytes.LongLength;
        var provenAt = SealStamp.TimeIn(bytes);
        var now = clock.GetUtcNow();
        // An authority that did not answer is asked again; the paper does not wait for it.
        var stampDueAt = provenAt is null && timestamps.IsConfigured ? now + StampDuePapers.FirstDelay : (DateTimeOffset?)null;
        return await lane.WriteAsync(async (db, stop) =>
        {
            var sql = PreparedStatements.Of(db);
            // The guard is the WHERE: of two that sealed the same record, one names its file.
            var named = await sql.Get(
                """
                UPDATE "SealingWork" SET "FileHash" = @hash, "SealedAt" = @now, "LastFault" = NULL, "ProvenAt" = @proven, "StampDueAt" = @stamp
                WHERE "PledgeId" = @pledge AND "FileHash" IS NULL
                """, ("hash", hash), ("now", now), ("proven", provenAt), ("stamp", stampDueAt), ("pledge", pledgeId)).ExecuteNonQueryAsync(stop);
            if (named == 0) return await db.SealingWork.Where(w => w.PledgeId == pledgeId).Select(w => w.FileHash!).SingleAsync(stop);
            await sql.InsertAsync(db, new StoredFile { Id = Guid.CreateVersion7(now), Hash = hash, Length = length, MediaType = "application/pdf", Purpose = FilePurpose.PledgePaper, OwnerId = pledgeId, StoredAt = now }, stop);
            await sql.InsertAsync(db, AuditTrail.Entry(now, Acts.PledgeSealed, Actor.System, pledgeId, record.Pledge.EventId), stop);
            return hash;
        }, cancel);
    }

    /// <summary>Puts a paper that could not be sealed back into the queue, later each time, and says why.</summary>
    public Task PostponeAsync(Guid pledgeId, string fault, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var attempts = await db.SealingWork.Where(w => w.PledgeId == pledgeId).Select(w => w.Attempts).SingleAsync(stop);
            var delay = TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, 5 * Math.Pow(2, Math.Min(attempts, 20))));
            await db.SealingWork.Where(w => w.PledgeId == pledgeId && w.FileHash == null).ExecuteUpdateAsync(w => w
                .SetProperty(x => x.Attempts, attempts + 1).SetProperty(x => x.DueAt, now + delay)
                .SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null).SetProperty(x => x.LastFault, fault), stop);
        }, cancel);
    }

    private Document Paper(Record record)
    {
        var identity = Identity(record.Pledge, record.PrintsFullNumber);
        return PledgePaper.Of(record.Pledge, record.Frozen, identity, VerificationUrl(record.Pledge), words.In(record.Frozen.Language), record.CorrectedCode);
    }

    /// <summary>The QR holds code and record key (product 6.7); the key stands behind the #, so that no server is sent it.</summary>
    private string VerificationUrl(Pledge pledge) =>
        site.At($"/verifikasi/{pledge.Code}") + (pledge.RecordKey is { } key ? "#" + Base64Url.EncodeToString(key) : "");

    private string Identity(Pledge pledge, bool inFull) => inFull && pledge.IdentityCipher is { } cipher
        ? IdentityNumber.Restore(pledge.IdentityType, fields.Decrypt(cipher, pledge.Id)).Grouped
        : pledge.IdentityMask ?? "";

    private async Task<Record> RecordAsync(Guid pledgeId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        return await (
            from p in db.Pledges.IgnoreQueryFilters().AsNoTracking()
            join w in db.SealingWork on p.Id equals w.PledgeId
            join t in db.FrozenTexts on p.FrozenTextId equals t.Id
            join session in db.SigningSessions on p.SigningSessionId equals session.Id
            where p.Id == pledgeId
            select new Record(p, w, t, session.PrintsFullNumber, db.Pledges.Where(old => old.Id == p.SupersedesId).Select(old => old.Code).FirstOrDefault())).SingleAsync(cancel);
    }

    private sealed record Record(Pledge Pledge, SealingWork Work, FrozenText Frozen, bool PrintsFullNumber, string? CorrectedCode);
}
