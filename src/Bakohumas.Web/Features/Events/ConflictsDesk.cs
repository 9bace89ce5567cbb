using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Closes pairs of the conflict ledger. Neither row changes: who was let in twice was let in twice.</summary>
internal sealed class ConflictsDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public async Task<ConflictsPage?> PageAsync(Officer officer, string slug, Guid? after, CancellationToken cancel) =>
        await EventHead.LoadAsync(db, officer, slug, cancel) is { } at ? await ConflictsPage.LoadAsync(db, at, after, cancel) : null;

    /// <returns>Null for a missing or foreign pair; false when it was closed before.</returns>
    public async Task<bool?> CloseAsync(Officer officer, string slug, Guid scanId, string note, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is not { } at) return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return await lane.WriteAsync<bool?>(async (books, stop) =>
        {
            if (!await ConflictsPage.Pairs(books, at).AnyAsync(s => s.Id == scanId, stop)) return null;
            // What refuses a second note is the index; the question spares the fault.
            if (await books.ConflictClosures.AnyAsync(c => c.ScanId == scanId, stop)) return false;
            books.ConflictClosures.Add(new ConflictClosure { Id = id, EventId = at, ScanId = scanId, Note = note, At = now, ByAccountId = officer.Id });
            books.Record(now, Acts.ConflictClosed, officer.Actor, scanId, at);
            await books.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}
