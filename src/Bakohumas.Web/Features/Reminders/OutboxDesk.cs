using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>What an officer does about a mail that was given up.</summary>
internal sealed class OutboxDesk(BakohumasDb reading, WriteLane lane, TimeProvider clock)
{
    /// <summary>Puts a held mail into the queue again, its attempts forgotten.</summary>
    /// <returns>False when it is no held mail of an event that the officer runs.</returns>
    public async Task<bool> SendAgainAsync(Officer officer, string slug, Guid id, CancellationToken cancel)
    {
        var at = await reading.EventsRunBy(officer).AsNoTracking().Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (at is not { } eventId) return false;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            var changed = await db.Outbox.Where(m => m.Id == id && m.EventId == eventId && m.State == MailState.Quarantined).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MailState.Queued).SetProperty(m => m.DueAt, now).SetProperty(m => m.Attempts, 0).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null), stop);
            if (changed == 0) return false;
            db.Record(now, Acts.MailReleased, officer.Actor, id, eventId);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }
}
