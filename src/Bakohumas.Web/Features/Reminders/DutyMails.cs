using System.Globalization;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.FollowUps;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Mails about the duties of an office: one for all that it owes after an event, and one for each reviewed report.</summary>
internal sealed class DutyMails(Links links, PublicAddress address, MailWriter writer, WordingBook words)
{
    public async Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, DateTimeOffset now, CancellationToken cancel)
    {
        var duty = await db.Duties.AsNoTracking().SingleOrDefaultAsync(d => d.Id == row.SubjectId, cancel);
        if (duty is null || await db.FactsAsync(duty.EventId, cancel) is not { } at) return new MailPaper.NotSent(SkipReason.Gone);
        if (at.State == EventState.Cancelled) return new MailPaper.NotSent(SkipReason.EventCancelled);
        if (await OwnerAsync(db, duty, cancel) is not { } owner) return new MailPaper.NotSent(SkipReason.NoOwner);
        if (string.IsNullOrWhiteSpace(owner.Mail)) return new MailPaper.NotSent(SkipReason.NoAddress);
        if (Mailbox.Check(owner.Mail) is not MailboxDecision.Accepted { Mailbox: var mailbox }) return new MailPaper.NotSent(SkipReason.AddressUnreadable);

        var review = row.Rule is MailRule.ReportAccepted or MailRule.ReportReturned ? await ReviewAsync(db, row, cancel) : null;
        var kinds = review is null ? await OpenKindsAsync(db, duty, now, cancel) : [duty.Kind];
        if (kinds.Count == 0) return new MailPaper.NotSent(SkipReason.ReportArrived);
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == duty.AgencyId).Select(a => a.Name).SingleAsync(cancel);

        // A mail to a new owner is useful however late it is.
        var until = row.Occurrence.Length > 0 ? null : ReminderClock.UsefulUntil(row.Rule, at.StartsAt, at.EndsAt, at.Zone);
        return new MailPaper.Ready(mailbox, at.Zone, until, () => Write(row, duty, at, mailbox, owner.Name, agency, kinds, review));
    }

    private static async Task<Owner?> OwnerAsync(BakohumasDb db, Duty duty, CancellationToken cancel) => duty.OwnerContactId is { } contactId
        ? await db.AgencyContacts.AsNoTracking().Where(c => c.Id == contactId).Select(c => new Owner(c.Name, c.Mail)).SingleOrDefaultAsync(cancel)
        : await db.Registrations.AsNoTracking().Where(r => r.Id == duty.OwnerRegistrationId).Select(r => new Owner(r.Name, r.Mail)).SingleOrDefaultAsync(cancel);

    private static async Task<IReadOnlyList<DutyKind>> OpenKindsAsync(BakohumasDb db, Duty duty, DateTimeOffset now, CancellationToken cancel)
    {
        var duties = await db.Duties.AsNoTracking().Where(d => d.EventId == duty.EventId && d.AgencyId == duty.AgencyId)
            .Select(d => new
            {
                d.Kind,
                d.DueAt,
                Reports = db.DutyReports.Where(r => r.DutyId == d.Id)
                    .Select(r => new { r.FiledAt, Outcome = db.DutyReviews.Where(v => v.ReportId == r.Id).Select(v => (ReviewOutcome?)v.Outcome).FirstOrDefault() }).ToList(),
            }).ToListAsync(cancel);
        return [.. duties.Where(d => DutyRules.IsOpen(DutyRules.StateOf(d.DueAt, d.Reports.Select(r => new FiledReport(r.FiledAt, r.Outcome)), now, now)))
            .Select(d => d.Kind).Order()];
    }

    private static Task<Reviewed?> ReviewAsync(BakohumasDb db, OutboxMail row, CancellationToken cancel)
    {
        var reportId = Guid.Parse(row.Occurrence, CultureInfo.InvariantCulture);
        return db.DutyReviews.AsNoTracking().Where(v => v.ReportId == reportId)
            .Join(db.DutyReports, v => v.ReportId, r => r.Id, (v, r) => new Reviewed(r.Reached, v.Note)).SingleOrDefaultAsync(cancel);
    }

    private Message Write(
        OutboxMail row, Duty duty, EventFacts at, Mailbox to, string name, string agency, IReadOnlyList<DutyKind> kinds, Reviewed? review)
    {
        var language = Tongue.Of(row.Language);
        var said = words.In(row.Language);
        var values = at.Values(address.Base, name, language);
        values["instansi"] = agency;
        values["tugas"] = string.Join(said["surat.dan"], kinds.Select(kind => said.Of(kind)));
        values["tenggat"] = row.Rule == MailRule.ReportReturned ? "" : LongDate.Full(duty.DueAt.AddMinutes(-1), at.Zone, language);
        values["tautan"] = address.At($"/tindak-lanjut/{links.DutyToken(duty.Id, duty.LinkGeneration)}");
        values["jumlah"] = LongNumber.Of(review?.Reached ?? 0, language);
        values["catatan"] = review?.Note ?? "";
        var filled = writer.Fill(TemplateOf(row.Rule), row.Language, values);
        return new Message { To = to, ToName = name, Subject = filled.Subject, Text = filled.Text, Html = filled.Html, Id = row.Id.ToString("D") };
    }

    private static MailTemplate TemplateOf(MailRule rule) => rule switch
    {
        MailRule.DutyMade => MailTemplate.DutyMade,
        MailRule.DutyDue => MailTemplate.DutyDue,
        MailRule.DutyLate8 or MailRule.DutyLate14 => MailTemplate.DutyLate,
        MailRule.ReportAccepted => MailTemplate.ReportAccepted,
        MailRule.ReportReturned => MailTemplate.ReportReturned,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a mail about a duty."),
    };

    private sealed record Owner(string Name, string? Mail);

    private sealed record Reviewed(int Reached, string? Note);
}
