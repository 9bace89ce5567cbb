using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>The duties of one event as the organizer sees them: what needs a hand first.</summary>
internal sealed record DutiesPage(
    PanelEvent At, IReadOnlyDictionary<DutyState, int> Counts, int Agencies, DateTimeOffset? DueAt, DutyState? Filter, IReadOnlyList<DutyRow> Rows, int Number, bool HasNext, DateTimeOffset Now)
{
    private const int PageSize = 100;
    private static readonly DutyState[] ByUrgency = [DutyState.Silent, DutyState.Overdue, DutyState.Reported, DutyState.Returned, DutyState.Pending, DutyState.Accepted];

    public int All => Counts.Values.Sum();

    /// <summary>Days since the due day, 0 while there is time.</summary>
    public int DaysLate => DueAt is { } due && Now >= due ? (int)(Now - due).TotalDays + 1 : 0;

    public int Count(DutyState state) => Counts.GetValueOrDefault(state);

    public IEnumerable<DutyState> Filters => ByUrgency.Where(s => Count(s) > 0);

    public static async Task<DutiesPage?> LoadAsync(BakohumasDb db, Officer officer, string slug, DutyState? filter, int number, DateTimeOffset now, CancellationToken cancel)
    {
        if (await PanelEvent.FindAsync(db.EventsOf(officer), slug, cancel) is not { } at) return null;
        var found = await (
            from duty in db.Duties.AsNoTracking()
            where duty.EventId == at.Id
            join agency in db.Agencies on duty.AgencyId equals agency.Id
            select new
            {
                duty.Id,
                duty.AgencyId,
                duty.Kind,
                duty.DueAt,
                duty.OpenedAt,
                Agency = agency.Name,
                Owner = db.AgencyContacts.Where(c => c.Id == duty.OwnerContactId).Select(c => c.Name).FirstOrDefault()
                    ?? db.Registrations.Where(r => r.Id == duty.OwnerRegistrationId).Select(r => r.Name).FirstOrDefault(),
                Reports = db.DutyReports.Where(r => r.DutyId == duty.Id)
                    .Select(r => new { r.FiledAt, r.Reached, Outcome = db.DutyReviews.Where(v => v.ReportId == r.Id).Select(v => (ReviewOutcome?)v.Outcome).FirstOrDefault() }).ToList(),
            }).ToListAsync(cancel);
        var rows = found.Select(d => new DutyRow(
            d.Id, d.Agency, d.Kind, DutyRules.StateOf(d.DueAt, d.Reports.Select(r => new FiledReport(r.FiledAt, r.Outcome)), d.OpenedAt, now), d.Owner ?? "", d.OpenedAt,
            d.Reports.OrderByDescending(r => r.FiledAt).Select(r => (int?)r.Reached).FirstOrDefault())).ToList();
        var shown = rows.Where(r => filter is null || r.State == filter)
            .OrderBy(r => Array.IndexOf(ByUrgency, r.State)).ThenBy(r => r.Agency, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Kind).ToList();
        var page = Math.Max(1, number);
        return new(
            at, rows.GroupBy(r => r.State).ToDictionary(g => g.Key, g => g.Count()), found.Select(d => d.AgencyId).Distinct().Count(), found.Count == 0 ? null : found.Min(d => d.DueAt), filter,
            [.. shown.Skip((page - 1) * PageSize).Take(PageSize)], page, shown.Count > page * PageSize, now);
    }
}

internal sealed record DutyRow(Guid Id, string Agency, DutyKind Kind, DutyState State, string Owner, DateTimeOffset? OpenedAt, int? Reached);

/// <summary>The event that a page of the panel stands on.</summary>
internal sealed record PanelEvent(Guid Id, string Slug, string Name, DateTimeOffset StartsAt, Zone Zone)
{
    public static Task<PanelEvent?> FindAsync(IQueryable<Event> visible, string slug, CancellationToken cancel) =>
        visible.AsNoTracking().Where(e => e.Slug == slug).Select(e => new PanelEvent(e.Id, e.Slug, e.Name, e.StartsAt, e.Zone)).SingleOrDefaultAsync(cancel);
}
