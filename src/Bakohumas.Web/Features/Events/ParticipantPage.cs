using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>A person passed a door.</summary>
/// <param name="AdmissionId">What can be taken back here; null for what a device admitted.</param>
internal sealed record CameLine(string Gate, DateTimeOffset At, AdmissionSource Source, Guid? AdmissionId);

/// <summary>One attendee as the organizer sees them: addresses and number only as far as somebody recognises them.</summary>
internal sealed record ParticipantPage(
    EventHead Event, Guid Id, string Name, string Mask, EmploymentStatus Status, string Agency, string? Unit, string Position, string? MailMask, string? PhoneMask,
    RegistrationState State, DateTimeOffset RegisteredAt, DateTimeOffset? CancelledAt, int TicketGeneration, IReadOnlyList<CameLine> Came, DateTimeOffset? SignedAt,
    Guid? PledgeId, DateTimeOffset? DisputedAt, DateTimeOffset? WithdrawnAt, DateTimeOffset? CorrectedAt, GuestFacts Guest)
{
    /// <summary>A note that was refused, as it was typed.</summary>
    public string? TypedNote { get; init; }

    public bool MayMark => Event.MayChange && State == RegistrationState.Registered;

    /// <summary>Somebody has to see to a chair and has not yet.</summary>
    public bool AwaitsSeat => Guest is { IsSeatless: true, Check: null } && State == RegistrationState.Registered;

    public bool MayCancel => Event.MayChange && State == RegistrationState.Registered && Came.Count == 0 && SignedAt is null;

    /// <summary>The printed name or position can be corrected: there is a paper, and it was not taken back.</summary>
    public bool MayCorrect => Event.MayChange && PledgeId is not null && WithdrawnAt is null;

    public bool MayReplace => Event.MayChange && State == RegistrationState.Registered;

    public static async Task<ParticipantPage?> LoadAsync(BakohumasDb db, EventHead at, Guid id, CancellationToken cancel)
    {
        var row = await db.Registrations.AsNoTracking().Where(r => r.EventId == at.Id && r.Id == id).Select(r => new
        {
            r.Name,
            r.IdentityMask,
            r.Status,
            Agency = db.Agencies.Where(a => a.Id == r.AgencyId).Select(a => a.Name).First(),
            r.Unit,
            r.Position,
            r.Mail,
            r.Phone,
            r.State,
            r.RegisteredAt,
            r.CancelledAt,
            r.TicketGeneration,
            Signed = db.Pledges.Where(p => p.RegistrationId == r.Id).Select(p => (DateTimeOffset?)p.SignedAt).Min(),
        }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var pledge = await db.Pledges.AsNoTracking().Where(p => p.RegistrationId == id).OrderByDescending(p => p.SignedAt).Select(p => new
        {
            p.Id, p.CorrectedAt,
            Disputed = db.PledgeStatements.Where(s => s.Kind == Domain.Pledges.StatementKind.NotMe && db.Pledges.IgnoreQueryFilters().Any(x => x.Id == s.PledgeId && x.RegistrationId == id)).Min(s => (DateTimeOffset?)s.At),
            Withdrawn = db.PledgeStatements.Where(s => s.Id == p.WithdrawalId).Select(s => (DateTimeOffset?)s.At).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        var came = await db.Admissions.AsNoTracking().Where(a => a.RegistrationId == id && a.UndoId == null).OrderBy(a => a.At)
            .Select(a => new CameLine(a.Gate, a.At, a.Source, (a.Source == AdmissionSource.Online || a.Source == AdmissionSource.Paper) ? (Guid?)a.Id : null)).ToListAsync(cancel);
        return new ParticipantPage(
            at, id, row.Name, row.IdentityMask, row.Status, row.Agency, row.Unit, row.Position,
            row.Mail is null ? null : Mailbox.Restore(row.Mail).Masked,
            row.Phone is null ? null : PhoneNumber.Restore(row.Phone).Masked,
            row.State, row.RegisteredAt, row.CancelledAt, row.TicketGeneration, came, row.Signed,
            pledge?.Id, pledge?.Disputed, pledge?.Withdrawn, pledge?.CorrectedAt, await GuestFacts.LoadAsync(db, id, cancel));
    }
}
