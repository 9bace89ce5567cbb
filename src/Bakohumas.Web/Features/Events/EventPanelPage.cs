using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>One step in the event's history; without an officer the clock did it.</summary>
internal sealed record HistoryLine(EventState State, DateTimeOffset At, string? By, string? Note);

/// <summary>One line of the checklist: done, waiting for a person, or not yet.</summary>
internal sealed record CheckLine(string Key, bool IsDone, bool IsWaiting, string? Href);

/// <summary>An event as its organizers see it.</summary>
internal sealed record EventPanelPage(
    EventCard Card, string? Theme, string? Room, EventNumbers Numbers, IReadOnlyList<EventState> Steps, bool MayChange, bool IsSigning, bool IsClosed,
    IReadOnlyList<CheckLine> Checks, IReadOnlyList<HistoryLine> History, int TellingLeft, string PublicAddress, DateTimeOffset Now)
{
    public bool MayCloseRegistration => MayChange && !IsClosed && Now < Card.EndsAt && Card.State is EventState.Published or EventState.Running;

    public bool MayOpenRegistration => MayChange && IsClosed
        && ((Card.State == EventState.RegistrationClosed && Now < Card.StartsAt) || (Card.State == EventState.Running && Now < Card.EndsAt));

    public static async Task<EventPanelPage?> LoadAsync(
        BakohumasDb db, Officer officer, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.EventsOf(officer).AsNoTracking().Where(e => e.Slug == slug).Select(e => new
        {
            e.Id,
            Card = new CardRow(e.Slug, e.Name, e.Kind, e.State, e.StartsAt, e.EndsAt, e.Zone, e.ProvinceCode, e.RegencyCode, e.Venue, e.Capacity, e.SeatsTaken + e.SeatsOver),
            e.Theme,
            e.Room,
            e.RegistrationClosedAt,
            Devices = db.Devices.Count(d => d.EventId == e.Id && d.RevokedAt == null && d.ExpiresAt > now),
            IsSigning = db.SigningSessions.Any(s => s.EventId == e.Id && s.ClosedAt == null),
            HasSigned = db.SigningSessions.Any(s => s.EventId == e.Id),
        }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;

        var card = row.Card.ToCard();
        var numbers = await EventNumbers.LoadAsync(db, row.Id, cancel);
        var mayChange = await db.EventsRunBy(officer).AnyAsync(e => e.Id == row.Id, cancel);
        var steps = mayChange ? EventLife.Next(card.State).Where(to => to == EventState.Cancelled || EventLife.MayMove(card.State, to, card.StartsAt, now)).ToList() : [];
        return new EventPanelPage(
            card, row.Theme, row.Room, numbers, steps, mayChange, row.IsSigning, row.RegistrationClosedAt is not null,
            Checklist(card, numbers, row.Devices, row.IsSigning, row.HasSigned, mayChange),
            await HistoryAsync(db, row.Id, cancel),
            await TellingAsync(db, row.Id, cancel),
            $"/kegiatan/{card.Slug}",
            now);
    }

    private static List<CheckLine> Checklist(EventCard card, EventNumbers numbers, int devices, bool isSigning, bool hasSigned, bool mayChange)
    {
        string? To(string page) => mayChange ? $"/panel/kegiatan/{card.Slug}/{page}" : null;
        var isPublic = card.State is not (EventState.Draft or EventState.Cancelled);
        var isOver = card.State == EventState.Finished;
        return card.State == EventState.Cancelled ? [] :
        [
            new("acara.periksa.terbit", isPublic, !isPublic, null),
            new("acara.periksa.pintu", devices > 0 || isOver, isPublic && devices == 0 && !isOver, isOver ? null : To("perangkat")),
            new("acara.periksa.buka_ttd", hasSigned, card.State == EventState.Running && !hasSigned, hasSigned ? null : To("penandatanganan")),
            new("acara.periksa.tutup_ttd", hasSigned && !isSigning, isSigning, isSigning ? To("penandatanganan") : null),
            new("acara.periksa.selesai", isOver, false, null),
            new("acara.periksa.laporan", isOver && numbers.Duties > 0 && numbers.ReportsToReview == 0 && numbers.DutiesDone == numbers.Duties,
                numbers.ReportsToReview > 0, isOver ? $"/panel/kegiatan/{card.Slug}/tindak-lanjut" : null),
        ];
    }

    private static Task<List<HistoryLine>> HistoryAsync(BakohumasDb db, Guid eventId, CancellationToken cancel) => (
        from step in db.EventTransitions.AsNoTracking()
        where step.EventId == eventId
        join account in db.Users on step.ByAccountId equals account.Id into accounts
        from account in accounts.DefaultIfEmpty()
        orderby step.At descending, step.Id descending
        select new HistoryLine(step.State, step.At, account == null ? null : account.DisplayName, step.Note)).ToListAsync(cancel);

    /// <summary>How many mails of a change or cancellation are still to be made.</summary>
    private static async Task<int> TellingAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var open = await db.EventNotices.AsNoTracking().Where(n => n.EventId == eventId && n.DoneAt == null).Select(n => new { n.UpTo, n.At }).FirstOrDefaultAsync(cancel);
        if (open is null) return 0;
        var from = open.UpTo ?? Guid.Empty;
        return await db.Registrations.CountAsync(r => r.EventId == eventId && r.State == RegistrationState.Registered && r.Id > from && r.RegisteredAt <= open.At, cancel);
    }
}
