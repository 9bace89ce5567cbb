using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What a visitor asked for: words, a province, a kind, the past, and where the last page ended.</summary>
internal sealed record EventFilter(string? Q, string? Provinsi, EventKind? Jenis, bool Lalu, string? Setelah)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && string.IsNullOrEmpty(Provinsi) && Jenis is null && Setelah is null;

    /// <summary>The same question with another kind, time or page.</summary>
    public string Address(EventKind? kind, bool past, string? after = null)
    {
        var query = QueryString.Empty;
        if (!string.IsNullOrWhiteSpace(Q)) query = query.Add("q", Q);
        if (!string.IsNullOrEmpty(Provinsi)) query = query.Add("provinsi", Provinsi);
        if (kind is not null) query = query.Add("jenis", kind.Value.ToString());
        if (past) query = query.Add("lalu", "true");
        if (after is not null) query = query.Add("setelah", after);
        return "/" + query + "#daftar-kegiatan";
    }
}

/// <summary>What has been kept so far, without anybody's data.</summary>
internal sealed record HomeTotals(int Pledges, int Regencies, long Reached, int Done, int Duties)
{
    public bool IsEmpty => Pledges == 0 && Duties == 0;

    public string DonePercent(string language) => LongNumber.Percent(Done, Duties, language == Languages.English ? Language.English : Language.Indonesian);
}

/// <summary>The front page: the next event, the list with its filters, the totals.</summary>
internal sealed record HomePage(
    EventFilter Filter, EventCard? Next, int DaysToNext, IReadOnlyList<EventCard> Events, string? More, IReadOnlyList<Choice> Provinces, HomeTotals Totals)
{
    private const int Size = 20;
    private static readonly EventState[] Coming = [EventState.Published, EventState.RegistrationClosed, EventState.Running];
    private static readonly EventState[] Past = [EventState.Finished, EventState.Cancelled];

    public static async Task<HomePage> LoadAsync(BakohumasDb db, EventFilter filter, DateTimeOffset now, CancellationToken cancel)
    {
        var next = await db.Events.AsNoTracking().Where(e => Coming.Contains(e.State) && e.EndsAt > now).OrderBy(e => e.StartsAt).ThenBy(e => e.Id)
            .Take(1).Select(Row).SingleOrDefaultAsync(cancel);
        var rows = await (await FilteredAsync(db, filter, cancel)).Select(Row).Take(Size + 1).ToListAsync(cancel);
        var shown = rows.Take(Size).Select(r => r.ToCard()).ToList();
        return new HomePage(
            filter,
            next?.ToCard(),
            next is null ? 0 : next.Zone.DayOf(next.StartsAt).DayNumber - next.Zone.DayOf(now).DayNumber,
            shown,
            rows.Count > Size ? filter.Address(filter.Jenis, filter.Lalu, shown[^1].Slug) : null,
            [.. RegionNames.Provinces.Select(p => new Choice(p.Code, p.Name))],
            await TotalsAsync(db, cancel));
    }

    private static async Task<IQueryable<Event>> FilteredAsync(BakohumasDb db, EventFilter filter, CancellationToken cancel)
    {
        var states = filter.Lalu ? Past : Coming;
        var events = db.KnownEvents().AsNoTracking().Where(e => states.Contains(e.State));
        if (!string.IsNullOrEmpty(filter.Provinsi)) events = events.Where(e => e.ProvinceCode == filter.Provinsi);
        if (filter.Jenis is { } kind) events = events.Where(e => e.Kind == kind);
        if (!string.IsNullOrWhiteSpace(filter.Q))
            foreach (var word in SearchKey.Of(filter.Q[..Math.Min(filter.Q.Length, 100)]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                events = events.Where(e => e.SearchText.Contains(word));
        if (filter.Setelah is { } slug && await db.KnownEvents().AsNoTracking().Where(e => e.Slug == slug).Select(e => new { e.StartsAt, e.Id }).SingleOrDefaultAsync(cancel) is { } last)
            events = filter.Lalu
                ? events.Where(e => e.StartsAt < last.StartsAt || (e.StartsAt == last.StartsAt && e.Id < last.Id))
                : events.Where(e => e.StartsAt > last.StartsAt || (e.StartsAt == last.StartsAt && e.Id > last.Id));
        return filter.Lalu ? events.OrderByDescending(e => e.StartsAt).ThenByDescending(e => e.Id) : events.OrderBy(e => e.StartsAt).ThenBy(e => e.Id);
    }

    private static async Task<HomeTotals> TotalsAsync(BakohumasDb db, CancellationToken cancel)
    {
        var duties = await db.Duties.CountAsync(cancel);
        // A returned report is an open duty again until the next one is filed.
        var done = await db.Duties.CountAsync(d => db.DutyReports.Any(r => r.DutyId == d.Id
            && !db.DutyReviews.Any(v => v.ReportId == r.Id && v.Outcome == ReviewOutcome.Returned)), cancel);
        var reached = await db.DutyReports.Where(r => !db.DutyReviews.Any(v => v.ReportId == r.Id && v.Outcome == ReviewOutcome.Returned)).SumAsync(r => (long)r.Reached, cancel);
        var regencies = await db.Duties.Join(db.Agencies, d => d.AgencyId, a => a.Id, (_, a) => a.RegencyCode).Where(code => code != null).Distinct().CountAsync(cancel);
        return new HomeTotals(await db.Pledges.CountAsync(cancel), regencies, reached, done, duties);
    }

    private static readonly System.Linq.Expressions.Expression<Func<Event, CardRow>> Row = e => new CardRow(
        e.Slug, e.Name, e.Kind, e.State, e.StartsAt, e.EndsAt, e.Zone, e.ProvinceCode, e.RegencyCode, e.Venue, e.Capacity, e.SeatsTaken + e.SeatsOver);
}

/// <summary>A card before its region has a name.</summary>
internal sealed record CardRow(
    string Slug, string Name, EventKind Kind, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, string ProvinceCode, string? RegencyCode,
    string Venue, int Capacity, int People)
{
    public EventCard ToCard() =>
        new(Slug, Name, Kind, State, StartsAt, EndsAt, Zone, RegionNames.Of(RegencyCode ?? ProvinceCode) ?? ProvinceCode, Venue, Capacity, People);
}
