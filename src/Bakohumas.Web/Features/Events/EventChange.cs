using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// The act that changes an event. One guarded update: not when somebody else saved in between, not below the seats that are taken,
/// not another pledge text nor another way to print numbers once signing began (people sign what they were shown), not an event that is over.
/// </summary>
internal sealed record EventChange(
    Guid EventId, Guid OldStamp, Guid NewStamp, Guid NoticeId, EventSheet Sheet, string[] Changed, bool Tell, string? Reason, Guid By, DateTimeOffset Now)
{
    /// <returns>False when a guard refused; nothing was written.</returns>
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var plan = Sheet.Plan;
        var search = Event.SearchTextOf(plan.Name, plan.Theme, plan.Venue);
        var (province, regency, told) = (plan.Region.Province, plan.Region.Regency, Tell ? 1 : 0);
        var written = await db.Events
            .Where(e => e.Id == EventId && e.Stamp == OldStamp && e.SeatsTaken <= plan.Capacity
                && e.State != EventState.Finished && e.State != EventState.Cancelled
                && ((e.PledgeTextVersionId == Sheet.PledgeText && e.PrintsFullNumber == Sheet.PrintsFullNumber) || !db.SigningSessions.Any(s => s.EventId == e.Id)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(e => e.Kind, Sheet.Kind)
                .SetProperty(e => e.Level, Sheet.Level)
                .SetProperty(e => e.Name, plan.Name)
                .SetProperty(e => e.Theme, plan.Theme)
                .SetProperty(e => e.SearchText, search)
                .SetProperty(e => e.Venue, plan.Venue)
                .SetProperty(e => e.Room, plan.Room)
                .SetProperty(e => e.ProvinceCode, province)
                .SetProperty(e => e.RegencyCode, regency)
                .SetProperty(e => e.Zone, plan.Zone)
                .SetProperty(e => e.StartsAt, plan.StartsAt)
                .SetProperty(e => e.EndsAt, plan.EndsAt)
                .SetProperty(e => e.Capacity, plan.Capacity)
                .SetProperty(e => e.Audience, Sheet.Audience)
                .SetProperty(e => e.PledgeTextVersionId, Sheet.PledgeText)
                .SetProperty(e => e.PrintsFullNumber, Sheet.PrintsFullNumber)
                .SetProperty(e => e.Language, Sheet.Language)
                .SetProperty(e => e.ContactName, Sheet.ContactName)
                .SetProperty(e => e.ContactReach, Sheet.ContactReach)
                .SetProperty(e => e.CalendarSequence, e => e.CalendarSequence + told)
                .SetProperty(e => e.Stamp, NewStamp), cancel);
        if (written == 0) return false;

        // An event of one day has one occasion, and nobody sees the word; days of a longer one are changed one by one.
        await db.Occasions.Where(o => o.EventId == EventId && !db.Occasions.Any(other => other.EventId == EventId && other.Id != o.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.StartsAt, plan.StartsAt).SetProperty(o => o.EndsAt, plan.EndsAt), cancel);
        if (Tell)
            db.EventNotices.Add(new EventNotice
            {
                Id = NoticeId,
                EventId = EventId,
                Kind = EventNoticeKind.Changed,
                Sequence = await db.Events.Where(e => e.Id == EventId).Select(e => e.CalendarSequence).SingleAsync(cancel),
                Reason = Reason,
                At = Now,
                ByAccountId = By,
            });
        db.Record(Now, Acts.EventChanged, Actor.Account(By), EventId, EventId, Changed);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
