using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Writes down that a signing session ended at its deadline. From that instant nobody could sign any more, whenever this runs.</summary>
internal sealed class CloseDueSigning(WriteLane lane, TimeProvider clock) : IJob
{
    public string Name => "close-due-signing";
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, stop) =>
        {
            var due = await db.SigningSessions.Where(s => s.ClosedAt == null && s.ClosesAt <= now).OrderBy(s => s.ClosesAt).Take(40).Select(s => new { s.Id, s.EventId }).ToListAsync(stop);
            foreach (var session in due)
            {
                var closed = await db.SigningSessions.Where(s => s.Id == session.Id && s.ClosedAt == null && s.ClosesAt <= now)
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, s => s.ClosesAt), stop);
                if (closed == 1) db.Record(now, Acts.SigningClosed, Actor.System, session.Id, session.EventId);
            }

            await db.SaveChangesAsync(stop);
        }, cancel);
    }
}
