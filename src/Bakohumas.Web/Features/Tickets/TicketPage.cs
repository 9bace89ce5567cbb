using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>A duty of the person's agency that this person owns.</summary>
internal sealed record TicketDuty(string Address, DutyKind Kind, DateTimeOffset DueAt, bool IsFiled);

/// <summary>What belongs to the event and is the same on everybody's ticket.</summary>
internal sealed record TicketEvent(
    Guid Id, string Slug, string Name, EventState State, string Venue, string? Room, string Place, Zone Zone, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    int CalendarSequence, string Organizer, string ContactName, string ContactReach)
{
    public DateTimeOffset DoorsOpenAt => EventLife.DoorsOpenAt(StartsAt);

    public string Hall => Room is null ? Venue : $"{Venue}, {Room}";

    /// <summary>When somebody came, in the words of the page; over several days the day belongs to it.</summary>
    public string WhenCame(DateTimeOffset at, string language) => Moment.Say(at, Zone, Zone.DayOf(StartsAt) == Zone.DayOf(EndsAt) ? "time" : "", language);

    public bool IsOver(DateTimeOffset now) => State == EventState.Finished || now >= EventLife.FinishesAt(EndsAt);

    /// <summary>The person may still change details or give the seat back.</summary>
    public bool IsAhead(DateTimeOffset now) => State is not (EventState.Finished or EventState.Cancelled) && now < StartsAt;
}

/// <summary>The attendee's home behind the personal link.</summary>
internal sealed record TicketPage(
    Guid RegistrationId, string Token, TicketEvent Event, string Name, string Agency, string? Unit, string Position, string? Mail, string? Phone,
    bool RemindersStopped, RegistrationState State, DoorCode Code, string QrText, DateTimeOffset? CameAt, DateTimeOffset? SignedAt, string? PledgeCode,
    bool SigningIsOpen, IReadOnlyList<TicketDuty> Duties, DateTimeOffset Now, bool IsWithdrawn, DateTimeOffset? OnPaperAt)
{
    /// <summary>Taking part from afar; null where the event takes nobody from afar.</summary>
    public TicketOnline? Online { get; init; }

    public bool IsOnline => Online is { IsOnline: true };

    public string Home => $"/tiket/{Token}";

    public int DaysLeft => Math.Max(0, Event.Zone.DayOf(Event.StartsAt).DayNumber - Event.Zone.DayOf(Now).DayNumber);

    public bool MayGiveBack => MayChange && CameAt is null && SignedAt is null && OnPaperAt is null;

    public bool MayChange => State == RegistrationState.Registered && Event.IsAhead(Now);

    /// <summary>No seat stands behind this ticket any more: given back, or the event is cancelled.</summary>
    public bool IsOff => Stage is TicketStage.EventCancelled or TicketStage.GivenBack;

    /// <summary>The office of this person waits for a report: that is the first thing to do, signed or not.</summary>
    public bool OwesReport => Duties.Any(d => !d.IsFiled);

    public bool DoorsAreOpen => Now >= Event.DoorsOpenAt;

    public TicketStage Stage => this switch
    {
        { Event.State: EventState.Cancelled } => TicketStage.EventCancelled,
        { State: RegistrationState.Cancelled } => TicketStage.GivenBack,
        { OnPaperAt: not null } when SignedAt is null || IsWithdrawn => TicketStage.SignedOnPaper,
        { SignedAt: not null } => TicketStage.Signed,
        { SigningIsOpen: true } => TicketStage.Signing,
        { CameAt: not null } => TicketStage.Inside,
        _ when Event.IsOver(Now) => TicketStage.Missed,
        { DaysLeft: 0 } => TicketStage.Today,
        _ => TicketStage.Before,
    };

    /// <summary>Taken back, and signing was opened anew since.</summary>
    public bool MaySignAgain => Stage is TicketStage.Signed && IsWithdrawn && SigningIsOpen;

    public Rail Rail => Stage switch
    {
        TicketStage.Before or TicketStage.Today or TicketStage.Missed => new(2),
        TicketStage.Signing => new(3),
        TicketStage.Inside when !Event.IsOver(Now) => new(3),
        TicketStage.Signed when MaySignAgain => new(3),
        _ => new(Event.IsOver(Now) && Duties.All(d => d.IsFiled) ? 5 : 4, Open: Stage is TicketStage.Inside || (Stage is TicketStage.Signed && IsWithdrawn) ? 3 : null),
    };

    /// <returns>Null for a token that nobody holds: mistyped, replaced, or never made.</returns>
    public static async Task<TicketPage?> LoadAsync(BakohumasDb db, Links links, PublicAddress address, string token, DateTimeOffset now, CancellationToken cancel)
    {
        if (!SecretDerivation.LooksLikeLink(token)) return null;
        var hash = Links.Hash(token);
        var row = await (
            from r in db.Registrations.AsNoTracking()
            join e in db.Events.AsNoTracking() on r.EventId equals e.Id
            where r.LinkHash == hash
            select new
            {
                Person = new { r.Id, r.Name, r.Unit, r.Position, r.Mail, r.Phone, r.State, r.IsOnline, Stopped = r.RemindersStoppedAt != null, r.TicketGeneration },
                Agency = db.Agencies.Where(a => a.Id == r.AgencyId).Select(a => a.Name).First(),
                Event = new { e.Id, e.Slug, e.Name, e.State, e.Venue, e.Room, e.ProvinceCode, e.RegencyCode, e.Zone, e.StartsAt, e.EndsAt, e.CalendarSequence, e.ContactName, e.ContactReach, e.OnlineLink },
                Organizer = db.Agencies.Where(a => a.Id == e.OrganizerAgencyId).Select(a => a.Name).First(),
                Came = db.Admissions.Where(a => a.RegistrationId == r.Id && a.UndoId == null).OrderBy(a => a.At).Select(a => (DateTimeOffset?)a.At).FirstOrDefault(),
                Pledge = db.Pledges.Where(p => p.RegistrationId == r.Id).OrderByDescending(p => p.SignedAt).Select(p => new { p.SignedAt, p.Code, IsWithdrawn = p.WithdrawalId != null }).FirstOrDefault(),
                OnPaper = db.PaperSignatures.Where(s => s.RegistrationId == r.Id && s.UndoId == null).Select(s => (DateTimeOffset?)s.SignedAt).FirstOrDefault(),
                // In the room whoever came may sign, by the mailed link everybody; once in a session, also when it was taken back.
                SigningIsOpen = db.SigningSessions.Any(s => s.EventId == e.Id && s.ClosedAt == null && (s.ClosesAt == null || s.ClosesAt > now)
                    && !db.Pledges.Any(p => p.RegistrationId == r.Id && p.SigningSessionId == s.Id)
                    && (s.Mode == SigningMode.Remote || db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null))),
            }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;

        var (person, at) = (row.Person, row.Event);
        var place = RegionNames.Of(at.RegencyCode) ?? RegionNames.Of(at.ProvinceCode) ?? "";
        var code = links.DoorCode(person.Id, person.TicketGeneration);
        return new TicketPage(
            person.Id, token,
            new TicketEvent(at.Id, at.Slug, at.Name, at.State, at.Venue, at.Room, place, at.Zone, at.StartsAt, at.EndsAt, at.CalendarSequence, row.Organizer, at.ContactName, at.ContactReach),
            person.Name, row.Agency, person.Unit, person.Position, person.Mail, person.Phone, person.Stopped, person.State, code, code.ScanText(address.Base),
            row.Came, row.Pledge?.SignedAt, row.Pledge?.Code, row.SigningIsOpen, await DutiesAsync(db, links, person.Id, cancel), now, row.Pledge?.IsWithdrawn ?? false, row.OnPaper)
        {
            Online = at.OnlineLink is { } link ? await TicketOnline.LoadAsync(db, person.Id, at.Id, at.State, person.IsOnline, link, now, cancel) : null,
        };
    }

    private static async Task<IReadOnlyList<TicketDuty>> DutiesAsync(BakohumasDb db, Links links, Guid registrationId, CancellationToken cancel)
    {
        var rows = await db.Duties.AsNoTracking().Where(d => d.OwnerRegistrationId == registrationId).OrderBy(d => d.Kind)
            .Select(d => new { d.Id, d.LinkGeneration, d.Kind, d.DueAt, 
                // A returned report is owed again.
                IsFiled = db.DutyReports.Where(r => r.DutyId == d.Id).OrderByDescending(r => r.FiledAt).Take(1).Any(r => !db.DutyReviews.Any(v => v.ReportId == r.Id && v.Outcome == ReviewOutcome.Returned)) }).ToListAsync(cancel);
        return [.. rows.Select(d => new TicketDuty($"/tindak-lanjut/{links.DutyToken(d.Id, d.LinkGeneration)}", d.Kind, d.DueAt, d.IsFiled))];
    }
}
