using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>Sends personal links to a mailbox that asks for them; says nothing about whether there were any.</summary>
internal sealed class LostLinkDesk(WriteLane lane, TimeProvider clock)
{
    /// <summary>A shared mailbox of a large office gets its latest ones; the rest is one more request away, an hour later.</summary>
    private const int Most = 40;

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
                orderby r.RegisteredAt descending
                select new { r.Id, EventId = e.Id, e.Language }).Take(Most).ToListAsync(stop);
            foreach (var one in found)
            {
                await db.EnqueueLostLinkAsync(now, one.Id, one.EventId, one.Language);
                db.Record(now, Acts.LinkRequested, Actor.Public, one.Id, one.EventId);
            }

            await db.SaveChangesAsync(stop);
        }, cancel);
    }
}
