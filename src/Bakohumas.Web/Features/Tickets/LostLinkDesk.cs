using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>Sends personal links to a mailbox that asks for them; says nothing about whether there were any.</summary>
internal sealed class LostLinkDesk(WriteLane lane, TimeProvider clock)
{
    /// <summary>So many get a mail each; a shared mailbox of more people gets lists, so that all are reached and nobody is flooded.</summary>
    private const int Few = 5;

    /// <summary>More than an office: 2,000 people behind one address.</summary>
    private const int MostLists = 40;

    public Task SendAsync(Mailbox mailbox, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (exact, folded) = (mailbox.Address, mailbox.ComparisonKey);
        return lane.WriteAsync(async (db, stop) =>
        {
            var found = await (
                from r in db.Registrations.AsNoTracking()
                join e in db.Events.AsNoTracking() on r.EventId equals e.Id
                where (r.Mail == exact || r.Mail == folded) && r.State == RegistrationState.Registered && e.State != EventState.Cancelled
                orderby r.Id
                select new { r.Id, EventId = e.Id, e.Language }).Take(MostLists * OutboxRows.LinksInOneMail).ToListAsync(stop);
            foreach (var one in found.Count <= Few ? found : [.. found.Chunk(OutboxRows.LinksInOneMail).Select(list => list[0])])
            {
                if (found.Count <= Few) await db.EnqueueLostLinkAsync(now, one.Id, one.EventId, one.Language);
                else await db.EnqueueLostLinksAsync(now, one.Id, one.EventId, one.Language);
                db.Record(now, Acts.LinkRequested, Actor.Public, one.Id, one.EventId);
            }

            await db.SaveChangesAsync(stop);
        }, cancel);
    }
}
