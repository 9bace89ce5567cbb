using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Records;

/// <summary>A sealed paper that is about to leave the house.</summary>
internal sealed record PaperDownload(Stream Content, string FileName, string Hash);

/// <summary>Hands out papers and recaps under the officer's scope; each hand-out is an audit row, written before the first byte leaves.</summary>
internal sealed class RecordsDesk(BakohumasDb db, WriteLane lane, FileVault vault, TimeProvider clock)
{
    /// <returns>Null when the pledge is missing, foreign, of another event, or not sealed yet.</returns>
    public async Task<PaperDownload?> PaperAsync(Officer officer, string slug, Guid pledgeId, bool headersOnly, CancellationToken cancel)
    {
        if (await EventRecords.FindAsync(db, officer, slug, cancel) is not { } at) return null;
        var people = at.Scope.Over(db);
        var paper = await db.Pledges.AsNoTracking()
            .Where(p => p.Id == pledgeId && p.EventId == at.EventId && people.Any(r => r.Id == p.RegistrationId))
            .Select(p => new { p.Code, p.AgencyName, Hash = db.SealingWork.Where(w => w.PledgeId == p.Id).Select(w => w.FileHash).FirstOrDefault() })
            .SingleOrDefaultAsync(cancel);
        if (paper?.Hash is null) return null;
        if (vault.Open(paper.Hash) is not { } content)
        {
            await LostPapers.ReopenAsync(lane, paper.Hash, clock.GetUtcNow(), cancel);
            return null;
        }

        if (!headersOnly) await RecordAsync(Acts.PaperDownloaded, officer, pledgeId, at.EventId, cancel);
        return new PaperDownload(content, RecordNames.Paper(paper.Code, paper.AgencyName), paper.Hash);
    }

    /// <returns>Null when the event is missing or foreign; otherwise what the export may contain, fixed at this moment.</returns>
    public async Task<RecordsExport?> ExportAsync(Officer officer, string slug, bool headersOnly, CancellationToken cancel)
    {
        if (await EventRecords.FindAsync(db, officer, slug, cancel) is not { } at) return null;
        if (!headersOnly) await RecordAsync(Acts.RecordsDownloaded, officer, at.EventId, at.EventId, cancel);
        return new RecordsExport(db, lane, vault, at, clock.GetUtcNow());
    }

    private Task RecordAsync(string act, Officer officer, Guid subject, Guid eventId, CancellationToken cancel)
    {
        var (now, actor) = (clock.GetUtcNow(), officer.Actor);
        return lane.WriteAsync(async (rows, token) =>
        {
            rows.Record(now, act, actor, subject, eventId);
            await rows.SaveChangesAsync(token);
        }, cancel);
    }
}
