using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>One event of the officer with the one thing to do next.</summary>
/// <param name="ToDo">Wording key of the next step; null when nothing waits.</param>
/// <param name="Href">Where that step is done.</param>
internal sealed record PanelEvent(EventCard Card, int Came, int Signed, string? ToDo, string Href)
{
    /// <summary>How <see cref="Came"/> was recorded.</summary>
    public required Arrivals Ways { get; init; }
}

/// <summary>The officer's first page: what is going on, and what to do next.</summary>
internal sealed record PanelPage(IReadOnlyList<PanelEvent> Living, IReadOnlyList<PanelEvent> Past, Pager LivingPages, Pager PastPages, bool MayCreate, DateTimeOffset Now)
{
    private const int Size = 20;

    /// <summary>Everything that goes on stands on one page, unless somebody runs a ministry's year.</summary>
    public const int LivingSize = 100;

    private static readonly EventState[] Over = [EventState.Finished, EventState.Cancelled];

    public static async Task<PanelPage> LoadAsync(BakohumasDb db, Officer officer, string? after, string? livingAfter, DateTimeOffset now, CancellationToken cancel)
    {
        var mine = db.EventsOf(officer).AsNoTracking();
        var open = mine.Where(e => !Over.Contains(e.State));
        if (livingAfter is not null && await PlaceOf(mine, livingAfter, cancel) is { } from)
            open = open.Where(e => e.StartsAt > from.StartsAt || (e.StartsAt == from.StartsAt && e.Id > from.Id));
        var living = after is null ? await Rows(db, open.OrderBy(e => e.StartsAt).ThenBy(e => e.Id)).Take(LivingSize + 1).ToListAsync(cancel) : [];
        var past = mine.Where(e => Over.Contains(e.State));
        if (after is not null && await PlaceOf(mine, after, cancel) is { } last)
            past = past.Where(e => e.StartsAt < last.StartsAt || (e.StartsAt == last.StartsAt && e.Id < last.Id));
        var old = livingAfter is null ? await Rows(db, past.OrderByDescending(e => e.StartsAt).ThenByDescending(e => e.Id)).Take(Size + 1).ToListAsync(cancel) : [];
        var ways = await WaysAsync(db, living.Concat(old), cancel);
        var runs = officer.Is(Domain.Accounts.Role.Organizer) || officer.Is(Domain.Accounts.Role.Administrator);
        return new PanelPage(
            [.. living.Take(LivingSize).Select(r => r.ToEvent(ways(r.Id), runs, now))],
            [.. old.Take(Size).Select(r => r.ToEvent(ways(r.Id), runs, now))],
            new Pager(livingAfter is null ? null : "/panel", living.Count > LivingSize ? $"/panel?lanjut={living[LivingSize - 1].Card.Slug}" : null),
            new Pager(null, old.Count > Size ? $"/panel?setelah={old[Size - 1].Card.Slug}" : null),
            runs,
            now);
    }

    private static Task<Place?> PlaceOf(IQueryable<Event> events, string slug, CancellationToken cancel) =>
        events.Where(e => e.Slug == slug).Select(e => new Place(e.StartsAt, e.Id)).SingleOrDefaultAsync(cancel);

    private sealed record Place(DateTimeOffset StartsAt, Guid Id);

    private static IQueryable<PanelRow> Rows(BakohumasDb db, IQueryable<Event> events) => events.Select(e => new PanelRow(
        new CardRow(e.Slug, e.Name, e.Kind, e.State, e.StartsAt, e.EndsAt, e.Zone, e.ProvinceCode, e.RegencyCode, e.Venue, e.Capacity, e.SeatsTaken + e.SeatsOver),
        db.Admissions.Where(a => a.EventId == e.Id && a.UndoId == null).Select(a => a.RegistrationId).Distinct().Count(),
        db.SigningSessions.Where(s => s.EventId == e.Id).Sum(s => s.SignedCount),
        db.SigningSessions.Any(s => s.EventId == e.Id && s.ClosedAt == null)) { Id = e.Id });

    /// <summary>How they came, in one question for all events of a page.</summary>
    private static async Task<Func<Guid, Arrivals>> WaysAsync(BakohumasDb db, IEnumerable<PanelRow> rows, CancellationToken cancel)
    {
        var ids = rows.Where(r => r.Came > 0).Select(r => r.Id).ToArray();
        if (ids.Length == 0) return _ => new Arrivals(0, 0, 0, 0);
        var came = await db.Admissions.Where(a => ids.Contains(a.EventId) && a.UndoId == null).GroupBy(a => new { a.EventId, a.Source })
            .Select(g => new { g.Key.EventId, g.Key.Source, People = g.Select(a => a.RegistrationId).Distinct().Count() }).ToListAsync(cancel);
        return id => Arrivals.Of(source => came.Where(c => c.EventId == id && c.Source == source).Sum(c => c.People));
    }

    private sealed record PanelRow(CardRow Card, int Came, int Signed, bool IsSigning)
    {
        public required Guid Id { get; init; }

        public PanelEvent ToEvent(Arrivals ways, bool runs, DateTimeOffset now)
        {
            var card = Card.ToCard();
            var (key, page) = NextStep(card, now);
            return new PanelEvent(card, Came, Signed, runs ? key : null, $"/panel/kegiatan/{card.Slug}{(runs ? page : "")}") { Ways = ways };
        }

        private (string? Key, string Page) NextStep(EventCard card, DateTimeOffset now) => card.State switch
        {
            EventState.Draft => ("acara.langkah.terbitkan", ""),
            EventState.Published or EventState.RegistrationClosed when card.People == 0 => ("acara.langkah.bagikan", ""),
            EventState.Published or EventState.RegistrationClosed when card.StartsAt - now < TimeSpan.FromDays(2) => ("acara.langkah.pasang_pintu", "/perangkat"),
            EventState.Running when IsSigning => ("acara.langkah.tutup_ttd", "/penandatanganan"),
            EventState.Running when Came > 0 && Signed == 0 => ("acara.langkah.buka_ttd", "/penandatanganan"),
            EventState.Running when now > card.EndsAt => ("acara.langkah.selesaikan", ""),
            EventState.Finished when IsSigning => ("acara.langkah.tutup_ttd", "/penandatanganan"),
            _ => (null, ""),
        };
    }
}
