using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>What an office owes after an event and how far it is, for the person who holds the link.</summary>
internal sealed record ReportPage(
    string EventName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, string Agency, string Contact, DateTimeOffset DueAt, IReadOnlyList<OwnDuty> Duties, Guid Nonce)
{
    /// <summary>The duties that a report can still be filed for.</summary>
    public IEnumerable<OwnDuty> Open => Duties.Where(d => DutyRules.MayReport(d.State));

    public DutyKind? FirstOpen => Duties.Where(d => DutyRules.IsOpen(d.State)).Select(d => (DutyKind?)d.Kind).FirstOrDefault() ?? Open.Select(d => (DutyKind?)d.Kind).FirstOrDefault();

    /// <summary>The last day that is in time.</summary>
    public DateTimeOffset LastDay => DueAt.AddMinutes(-1);

    public static async Task<ReportPage?> LoadAsync(BakohumasDb db, byte[] linkHash, DateTimeOffset now, CancellationToken cancel)
    {
        var page = await (
            from duty in db.Duties.AsNoTracking()
            where duty.LinkHash == linkHash
            join at in db.Events on duty.EventId equals at.Id
            join agency in db.Agencies on duty.AgencyId equals agency.Id
            select new { duty.EventId, duty.AgencyId, duty.DueAt, at.Name, at.StartsAt, at.EndsAt, at.Zone, at.ContactName, at.ContactReach, Agency = agency.Name }).SingleOrDefaultAsync(cancel);
        if (page is null) return null;
        var duties = await db.Duties.AsNoTracking().Where(d => d.EventId == page.EventId && d.AgencyId == page.AgencyId)
            .Select(d => new
            {
                d.Kind,
                d.DueAt,
                d.OpenedAt,
                Reports = db.DutyReports.Where(r => r.DutyId == d.Id).OrderByDescending(r => r.FiledAt).Select(r => new
                {
                    r.FiledAt,
                    r.HeldOn,
                    r.Reached,
                    r.Link,
                    Review = db.DutyReviews.Where(v => v.ReportId == r.Id).Select(v => new { v.Outcome, v.Note }).FirstOrDefault(),
                }).ToList(),
            }).ToListAsync(cancel);
        var own = duties.OrderBy(d => d.Kind).Select(d => new OwnDuty(
            d.Kind,
            DutyRules.StateOf(d.DueAt, d.Reports.Select(r => new FiledReport(r.FiledAt, r.Review?.Outcome)), d.OpenedAt, now),
            d.Reports.FirstOrDefault() is { } last ? new OwnReport(last.FiledAt, last.HeldOn, last.Reached, last.Link, last.Review?.Note) : null));
        return new(page.Name, page.StartsAt, page.EndsAt, page.Zone, page.Agency, $"{page.ContactName}, {page.ContactReach}", page.DueAt, [.. own], Guid.CreateVersion7(now));
    }
}

/// <summary>One of the office's duties and its latest report.</summary>
internal sealed record OwnDuty(DutyKind Kind, DutyState State, OwnReport? Last);

internal sealed record OwnReport(DateTimeOffset FiledAt, DateOnly HeldOn, int Reached, string? Link, string? ReviewNote);
