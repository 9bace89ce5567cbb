using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>One duty with all its reports, and what the officer may do about it.</summary>
internal sealed record DutyPage(
    PanelEvent At, Guid Id, string Agency, DutyKind Kind, DutyState State, DateTimeOffset DueAt, DateTimeOffset? OpenedAt, string Owner, string OwnerChoice,
    IReadOnlyList<OwnerOption> Owners, IReadOnlyList<ReportCard> Reports, bool MayDecide)
{
    public ReportCard? Waiting => MayDecide && Reports is [{ Outcome: null } latest, ..] ? latest : null;

    public DateTimeOffset LastDay => DueAt.AddMinutes(-1);

    public static async Task<DutyPage?> LoadAsync(BakohumasDb db, Officer officer, string slug, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await PanelEvent.FindAsync(db.EventsOf(officer), slug, cancel) is not { } at) return null;
        var duty = await db.Duties.AsNoTracking().Where(d => d.Id == id && d.EventId == at.Id)
            .Join(db.Agencies, d => d.AgencyId, a => a.Id, (d, a) => new { d.Id, d.AgencyId, a.Name, d.Kind, d.DueAt, d.OpenedAt, d.OwnerContactId, d.OwnerRegistrationId }).SingleOrDefaultAsync(cancel);
        if (duty is null) return null;

        var reports = await db.DutyReports.AsNoTracking().Where(r => r.DutyId == id).OrderByDescending(r => r.FiledAt)
            .Select(r => new ReportCard(
                r.Id, r.FiledAt, r.HeldOn, r.Reached, r.Link, r.Note,
                db.DutyReviews.Where(v => v.ReportId == r.Id).Select(v => (ReviewOutcome?)v.Outcome).FirstOrDefault(),
                db.DutyReviews.Where(v => v.ReportId == r.Id).Select(v => v.Note).FirstOrDefault(),
                db.DutyReviews.Where(v => v.ReportId == r.Id).Select(v => (DateTimeOffset?)v.At).FirstOrDefault(),
                db.DutyEvidence.Where(e => e.ReportId == r.Id).OrderBy(e => e.Position)
                    .Join(db.Files.Where(f => f.ErasedAt == null), e => e.FileId, f => f.Id, (e, f) => new EvidenceLink(e.Id, e.Position, f.MediaType, f.Length)).ToList())).ToListAsync(cancel);
        var owners = await OwnersAsync(db, at.Id, duty.AgencyId, at.Zone, now, cancel);
        var choice = OwnerOption.ValueOf(duty.OwnerContactId, duty.OwnerRegistrationId);
        var mayDecide = await db.EventsRunBy(officer).AnyAsync(e => e.Id == at.Id, cancel);
        return new(
            at, duty.Id, duty.Name, duty.Kind, DutyRules.StateOf(duty.DueAt, reports.Select(r => new FiledReport(r.FiledAt, r.Outcome)), duty.OpenedAt, now), duty.DueAt, duty.OpenedAt,
            owners.FirstOrDefault(o => o.Value == choice)?.Name ?? "", choice, owners, reports, mayDecide);
    }

    /// <summary>Contacts of the agency that are valid today, then those of its people who came.</summary>
    private static async Task<IReadOnlyList<OwnerOption>> OwnersAsync(
        BakohumasDb db, Guid eventId, Guid agencyId, Domain.Regions.Zone zone, DateTimeOffset now, CancellationToken cancel)
    {
        var today = Domain.Regions.Zones.DayOf(zone, now);
        var contacts = await db.AgencyContacts.AsNoTracking().Where(c => c.AgencyId == agencyId && (c.ValidTo == null || c.ValidTo >= today))
            .OrderBy(c => c.Role).ThenBy(c => c.Name).Take(50).Select(c => new { c.Id, c.Name, c.Role, c.Mail }).ToListAsync(cancel);
        var people = await db.Registrations.AsNoTracking().Where(r => r.EventId == eventId && r.AgencyId == agencyId && r.ErasedAt == null && db.Admissions.Any(a => a.RegistrationId == r.Id && a.UndoId == null))
            .OrderBy(r => r.Name).Take(200).Select(r => new { r.Id, r.Name, r.Position, r.Mail }).ToListAsync(cancel);
        return
        [
            .. contacts.Select(c => new OwnerOption(OwnerOption.ValueOf(c.Id, null), c.Name, c.Role, null, c.Mail is not null)),
            .. people.Select(p => new OwnerOption(OwnerOption.ValueOf(null, p.Id), p.Name, null, p.Position, p.Mail is not null)),
        ];
    }
}

/// <param name="Role">Of a contact; null for an attendee.</param>
internal sealed record OwnerOption(string Value, string Name, ContactRole? Role, string? Position, bool HasMail)
{
    public static string ValueOf(Guid? contactId, Guid? registrationId) => contactId is { } contact ? $"k-{contact:N}" : $"p-{registrationId:N}";

    /// <returns>Contact or attendee, null when the text names neither.</returns>
    public static (Guid? ContactId, Guid? RegistrationId)? Read(string? value)
    {
        if (value is not { Length: 34 } || !Guid.TryParseExact(value[2..], "N", out var id)) return null;
        return value[..2] switch { "k-" => (id, null), "p-" => (null, id), _ => null };
    }
}

internal sealed record ReportCard(
    Guid Id, DateTimeOffset FiledAt, DateOnly HeldOn, int Reached, string? Link, string? Note, ReviewOutcome? Outcome, string? ReviewNote, DateTimeOffset? ReviewedAt, IReadOnlyList<EvidenceLink> Evidence);

internal sealed record EvidenceLink(Guid Id, int Position, string MediaType, long Length)
{
    public string Extension => MediaType switch { "image/jpeg" => "jpg", "image/png" => "png", _ => "pdf" };

    public long Kilobytes => Math.Max(1, Length / 1024);
}
