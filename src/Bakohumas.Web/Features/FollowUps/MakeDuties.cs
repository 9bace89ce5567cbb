using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>
/// Gives every agency that came to a finished event its two duties with one owner, and puts their mails into the outbox ahead. An
/// agency whose admissions arrive late, from a door that was offline, gets its duties late. A cancelled event makes none.
/// </summary>
internal sealed class MakeDuties(IServiceScopeFactory scopes, WriteLane lane, Links links, TimeProvider clock) : IJob
{
    /// <summary>Two duties, four mails and two audit rows each: an act stays below 100 rows.</summary>
    private const int Batch = 10;

    // What happened offline is taken until 30 days after the end (product 6.3).
    private static readonly TimeSpan LateAdmissions = TimeSpan.FromDays(45);
    private static readonly MailRule[] Mails = [MailRule.DutyMade, MailRule.DutyDue, MailRule.DutyLate8, MailRule.DutyLate14];

    public string Name => "make-duties";
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var at in await FinishedAsync(now, cancel))
        {
            while (await NextAsync(at, now, cancel) is { Count: > 0 } orders)
                await lane.WriteAsync((db, stop) => MakeAsync(db, at, orders, now, stop), cancel);
        }
    }

    private async Task<List<FinishedEvent>> FinishedAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var from = now - LateAdmissions;
        return await db.Events.AsNoTracking().Where(e => e.State == EventState.Finished && e.EndsAt > from)
            .Select(e => new FinishedEvent(e.Id, e.EndsAt, e.StartsAt, e.Zone, e.Language)).ToListAsync(cancel);
    }

    /// <summary>Owners are chosen and links derived here, outside the act.</summary>
    private async Task<IReadOnlyList<DutyOrder>> NextAsync(FinishedEvent at, DateTimeOffset now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var came = db.Registrations.AsNoTracking().Where(r => r.EventId == at.Id && db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null));
        var agencies = await came.Where(r => !db.Duties.Any(d => d.EventId == at.Id && d.AgencyId == r.AgencyId))
            .Select(r => r.AgencyId).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(cancel);
        var attendees = await came.Where(r => agencies.Contains(r.AgencyId))
            .Select(r => new
            {
                r.AgencyId,
                r.Id,
                r.RepresentsPublicRelations,
                FirstAt = db.Admissions.Where(a => a.RegistrationId == r.Id && a.UndoId == null).Min(a => a.At),
            }).ToListAsync(cancel);
        var today = at.Zone.DayOf(now);
        var contacts = await db.AgencyContacts.AsNoTracking()
            .Where(c => agencies.Contains(c.AgencyId) && c.Role == ContactRole.PublicRelations && c.ValidFrom <= today && (c.ValidTo == null || c.ValidTo >= today))
            .OrderByDescending(c => c.ValidFrom).ThenBy(c => c.Id).Select(c => new { c.AgencyId, c.Id }).ToListAsync(cancel);
        return
        [
            .. from agency in agencies
               let owner = DutyOwner.Choose(
                   contacts.FirstOrDefault(c => c.AgencyId == agency)?.Id,
                   [.. attendees.Where(a => a.AgencyId == agency).Select(a => new DutyAttendee(a.Id, a.RepresentsPublicRelations, a.FirstAt))])
               where owner is not DutyOwner.Nobody
               select new DutyOrder(agency, owner, [.. Enum.GetValues<DutyKind>().Select(kind => Paper(kind, now))]),
        ];
    }

    private DutyPaper Paper(DutyKind kind, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new DutyPaper(id, kind, Links.Hash(links.DutyToken(id, 0)));
    }

    private static async Task MakeAsync(BakohumasDb db, FinishedEvent at, IReadOnlyList<DutyOrder> orders, DateTimeOffset now, CancellationToken cancel)
    {
        await db.TakeTurnAsync(at.Id, cancel);
        var wanted = orders.Select(o => o.AgencyId).ToArray();
        var there = await db.Duties.AsNoTracking().Where(d => d.EventId == at.Id && wanted.Contains(d.AgencyId)).Select(d => d.AgencyId).ToListAsync(cancel);
        foreach (var order in orders.Where(o => !there.Contains(o.AgencyId)))
        {
            foreach (var paper in order.Papers)
            {
                db.Duties.Add(new Duty
                {
                    Id = paper.Id,
                    EventId = at.Id,
                    AgencyId = order.AgencyId,
                    Kind = paper.Kind,
                    DueAt = DutyRules.DueAt(at.EndsAt, at.Zone),
                    MadeAt = now,
                    OwnerContactId = (order.Owner as DutyOwner.Contact)?.ContactId,
                    OwnerRegistrationId = (order.Owner as DutyOwner.Attendee)?.RegistrationId,
                    LinkHash = paper.LinkHash,
                });
                db.Record(now, Acts.DutyMade, Actor.System, paper.Id, at.Id);
            }

            var first = order.Papers[0].Id;
            foreach (var rule in Mails)
                db.Enqueue(now, rule, first, at.Language, at.Id, dueAt: ReminderClock.DueAt(rule, at.StartsAt, at.EndsAt, at.Zone));
        }

        await db.SaveChangesAsync(cancel);
    }

    private sealed record FinishedEvent(Guid Id, DateTimeOffset EndsAt, DateTimeOffset StartsAt, Zone Zone, string Language);

    private sealed record DutyOrder(Guid AgencyId, DutyOwner Owner, IReadOnlyList<DutyPaper> Papers);

    private sealed record DutyPaper(Guid Id, DutyKind Kind, byte[] LinkHash);
}
