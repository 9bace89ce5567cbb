using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// The act that changes an event. One guarded update: not when somebody else saved in between, no fewer seats than are taken (a supervisor
/// may have gone above them; then they cannot become fewer), no hard limit below them,
/// not another pledge text nor another way to print numbers once signing began (people sign what they were shown), not an event that
/// runs to another day, not an event that is over.
/// </summary>
internal sealed record EventChange(
    Guid EventId, Guid OldStamp, Guid NewStamp, Guid NoticeId, EventSheet Sheet, string[] Changed, bool Tell, bool MovesDay, string? Reason, Guid By, DateTimeOffset Now)
{
    /// <summary>Another text of an event that people know already must be one that may be used; drafts of events take any.</summary>
    public bool NeedsReleasedTexts { get; init; }

    /// <returns>False when a guard refused; nothing was written.</returns>
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var plan = Sheet.Plan;
        var search = Event.SearchTextOf(plan.Name, plan.Theme, plan.Venue);
        var (province, regency, told) = (plan.Region.Province, plan.Region.Regency, Tell ? 1 : 0);
        var (main, others, humas) = Sheet.Texts;
        var limit = plan.HardLimit ?? plan.Capacity;
        var usable = db.UsableTexts();
        var written = await db.Events
            .Where(e => !NeedsReleasedTexts || e.State == EventState.Draft
                || ((e.PledgeTextVersionId == main || usable.Contains(main))
                    && (others == null || e.OthersTextVersionId == others || usable.Contains(others!.Value))
                    && (humas == null || e.PublicRelationsTextVersionId == humas || usable.Contains(humas!.Value))))
            .Where(e => e.Id == EventId && e.Stamp == OldStamp && (e.SeatsTaken <= plan.Capacity || plan.Capacity >= e.Capacity) && e.SeatsTaken <= limit
                && e.State != EventState.Finished && e.State != EventState.Cancelled && (!MovesDay || e.State != EventState.Running)
                && ((e.PledgeTextVersionId == main && e.OthersTextVersionId == others && e.PublicRelationsTextVersionId == humas && e.PrintsFullNumber == Sheet.PrintsFullNumber)
                    || !db.SigningSessions.Any(s => s.EventId == e.Id)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(e => e.Kind, Sheet.Kind)
                .SetProperty(e => e.Level, Sheet.Level)
                .SetProperty(e => e.Name, plan.Name)
                .SetProperty(e => e.Theme, plan.Theme)
                .SetProperty(e => e.SearchText, search)
                .SetProperty(e => e.Venue, plan.Venue)
                .SetProperty(e => e.Room, plan.Room)
                .SetProperty(e => e.OnlineLink, Sheet.OnlineLink)
                .SetProperty(e => e.ProvinceCode, province)
                .SetProperty(e => e.RegencyCode, regency)
                .SetProperty(e => e.Zone, plan.Zone)
                .SetProperty(e => e.StartsAt, plan.StartsAt)
                .SetProperty(e => e.EndsAt, plan.EndsAt)
                .SetProperty(e => e.Capacity, plan.Capacity)
                .SetProperty(e => e.HardLimit, plan.HardLimit)
                .SetProperty(e => e.Audience, Sheet.Audience)
                .SetProperty(e => e.PledgeTextVersionId, main)
                .SetProperty(e => e.OthersTextVersionId, others)
                .SetProperty(e => e.PublicRelationsTextVersionId, humas)
                .SetProperty(e => e.PrintsFullNumber, Sheet.PrintsFullNumber)
                .SetProperty(e => e.Language, Sheet.Language)
                .SetProperty(e => e.ContactName, Sheet.ContactName)
                .SetProperty(e => e.ContactReach, Sheet.ContactReach)
                .SetProperty(e => e.ProtocolName, Sheet.ProtocolName)
                .SetProperty(e => e.ProtocolMail, Sheet.ProtocolMail)
                .SetProperty(e => e.CalendarSequence, e => e.CalendarSequence + told)
                .SetProperty(e => e.Stamp, NewStamp), cancel);
        if (written == 0) return false;

        await EventOccasions.FitAsync(db, EventId, EventDays.Of(plan.Zone, plan.StartsAt, plan.EndsAt), plan.Zone, Now, cancel);
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
