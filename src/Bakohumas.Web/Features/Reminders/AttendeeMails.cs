using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Mails about one registration: ticket, link, changes, copy of the pledge, and the reminders.</summary>
internal sealed class AttendeeMails(Links links, PublicAddress address, MailWriter writer, WordingBook words, IOptions<MailOptions> options)
{
    public async Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, DateTimeOffset now, CancellationToken cancel)
    {
        var person = await db.Registrations.AsNoTracking().Where(r => r.Id == row.SubjectId)
            .Select(r => new Addressee(r.Id, r.EventId, r.Name, r.Mail, r.State, r.RemindersStoppedAt, r.LinkGeneration, r.TicketGeneration, r.IsOnline)).SingleOrDefaultAsync(cancel);
        if (person is null || await db.FactsAsync(person.EventId, cancel) is not { } at) return new MailPaper.NotSent(SkipReason.Gone);
        if (Hindrance(row.Rule, person, at) is { } reason) return new MailPaper.NotSent(reason);
        if (row.Rule is MailRule.Unsigned1 or MailRule.Unsigned3 && await SettledAsync(db, person, cancel) is { } settled) return new MailPaper.NotSent(settled);
        if (Mailbox.Check(person.Mail) is not MailboxDecision.Accepted { Mailbox: var mailbox }) return new MailPaper.NotSent(SkipReason.AddressUnreadable);

        var code = row.Rule is MailRule.PledgeThanks or MailRule.PledgeWithdrawn ? await VerificationCodeAsync(db, row, person, cancel) : null;
        return new MailPaper.Ready(mailbox, at.Zone, ReminderClock.UsefulUntil(row.Rule, at.StartsAt, at.EndsAt, at.Zone), () => Write(row, person, at, mailbox, code, now));
    }

    private static SkipReason? Hindrance(MailRule rule, Addressee person, EventFacts at)
    {
        if (person.State == RegistrationState.Cancelled) return SkipReason.RegistrationCancelled;
        var isTold = rule is MailRule.EventCancelled or MailRule.LostLink or MailRule.PledgeThanks or MailRule.PledgeDisputed or MailRule.PledgeWithdrawn;
        if (at.State == EventState.Cancelled && !isTold) return SkipReason.EventCancelled;
        if (person.StoppedAt is not null && ReminderClock.MayBeSilenced(rule)) return SkipReason.RemindersStopped;
        return string.IsNullOrWhiteSpace(person.Mail) ? SkipReason.NoAddress : null;
    }

    private static async Task<SkipReason?> SettledAsync(BakohumasDb db, Addressee person, CancellationToken cancel)
    {
        // Ink on a signing sheet is a signature like one on the phone.
        if (await db.Pledges.AnyAsync(p => p.RegistrationId == person.Id, cancel)
            || await db.PaperSignatures.AnyAsync(s => s.RegistrationId == person.Id && s.UndoId == null, cancel)) return SkipReason.AlreadySigned;
        if (!await db.SigningSessions.AnyAsync(s => s.EventId == person.EventId && s.ClosedAt == null, cancel)) return SkipReason.SigningClosed;
        return await db.Admissions.AnyAsync(a => a.RegistrationId == person.Id && a.UndoId == null, cancel) ? null : SkipReason.DidNotCome;
    }

    // The row of a copy names its pledge in the occurrence.
    private static async Task<string?> VerificationCodeAsync(BakohumasDb db, OutboxMail row, Addressee person, CancellationToken cancel) =>
        Guid.TryParse(row.Occurrence, out var pledgeId)
            ? await db.Pledges.IgnoreQueryFilters().AsNoTracking().Where(p => p.Id == pledgeId).Select(p => p.Code).SingleOrDefaultAsync(cancel)
            : await db.Pledges.AsNoTracking().Where(p => p.RegistrationId == person.Id).OrderByDescending(p => p.SignedAt).Select(p => p.Code).FirstOrDefaultAsync(cancel);

    private Message Write(OutboxMail row, Addressee person, EventFacts at, Mailbox to, string? verification, DateTimeOffset now)
    {
        var language = Tongue.Of(row.Language);
        var door = links.DoorCode(person.Id, person.TicketGeneration);
        var values = at.Values(address.Base, person.Name, language);
        var home = address.At($"/tiket/{links.PersonalToken(person.Id, person.LinkGeneration)}");
        var stop = new Uri(address.At(links.UnsubscribePath(person.Id)));
        values["tautan"] = row.Rule switch
        {
            MailRule.EventCancelled => address.At($"/kegiatan/{at.Slug}"),
            MailRule.Unsigned1 or MailRule.Unsigned3 => $"{home}/tanda-tangan",
            MailRule.PledgeDisputed => $"{home}/komitmen/tarik",
            MailRule.PledgeWithdrawn => $"{home}/komitmen",
            _ => home,
        };
        values["kode"] = verification ?? door.Grouped;
        values["tautan_verifikasi"] = verification is null ? home : address.At($"/verifikasi/{verification}");
        values["tautan_berhenti"] = stop.AbsoluteUri;
        values["tautan_bukan_saya"] = $"{home}/komitmen/bukan-saya";
        values["tanggal_surat"] = LongDate.Full(row.CreatedAt, at.Zone, language);
        values["alasan"] = row.Note ?? "";
        values["daring"] = at.OffersOnline ? MeetingLink.Since(at.StartsAt, at.EndsAt, at.Zone, words, row.Language) : "";
        var isOnline = at.OffersOnline && person.IsOnline;
        if (isOnline) values["tempat"] = words.In(row.Language)["daring.tempat", ("waktu", values["daring"])];

        // From afar nobody is shown a code.
        var withQr = !isOnline && row.Rule is (MailRule.Ticket or MailRule.H0);
        var filled = writer.Fill(TemplateOf(row.Rule, isOnline), row.Language, values, withQr);
        return new Message
        {
            To = to,
            ToName = person.Name,
            Subject = filled.Subject,
            Text = filled.Text,
            Html = filled.Html,
            Id = row.Id.ToString("D"),
            Picture = withQr ? new InlinePicture(MailWriter.QrContentId, QrMatrix.Of(door.ScanText(address.Base)).ToPng()) : null,
            Calendar = Calendar(row, at, to, person, isOnline, now),
            Unsubscribe = ReminderClock.MayBeSilenced(row.Rule) ? stop : null,
        };
    }

    private CalendarPart? Calendar(OutboxMail row, EventFacts at, Mailbox to, Addressee person, bool isOnline, DateTimeOffset now)
    {
        var rule = row.Rule;
        if (rule is not (MailRule.Ticket or MailRule.EventChanged or MailRule.EventCancelled)) return null;
        var sender = new System.Net.Mail.MailAddress(options.Value.From);
        var entry = new CalendarEntry
        {
            Uid = CalendarEntry.UidOf(at.Id),
            Sequence = at.CalendarSequence,
            Stamp = now,
            Start = at.StartsAt,
            End = at.EndsAt,
            Zone = at.Zone,
            Summary = at.Name,
            Location = isOnline ? words.In(row.Language)["daring.kalender_tempat"] : at.Place,
            Description = at.OffersOnline ? $"{at.Theme}\n{MeetingLink.Note(at.StartsAt, at.EndsAt, at.Zone, words, row.Language)}".TrimStart() : at.Theme,
            Url = address.At($"/kegiatan/{at.Slug}"),
            OrganizerName = at.Organizer,
            OrganizerMail = sender.Address,
            AttendeeMail = to.Address,
            AttendeeName = person.Name,
        };
        return rule == MailRule.EventCancelled ? CalendarFile.Cancel(entry) : CalendarFile.Request(entry);
    }

    private static MailTemplate TemplateOf(MailRule rule, bool isOnline) => rule switch
    {
        MailRule.Ticket when isOnline => MailTemplate.TicketOnline,
        MailRule.H1 when isOnline => MailTemplate.DayBeforeOnline,
        MailRule.H0 when isOnline => MailTemplate.OnTheDayOnline,
        MailRule.Ticket => MailTemplate.Ticket,
        MailRule.LostLink => MailTemplate.LinkAgain,
        MailRule.EventChanged => MailTemplate.ScheduleChanged,
        MailRule.EventCancelled => MailTemplate.EventCancelled,
        MailRule.PledgeThanks => MailTemplate.PledgeCopy,
        MailRule.PledgeDisputed => MailTemplate.PledgeDisputed,
        MailRule.PledgeWithdrawn => MailTemplate.PledgeWithdrawn,
        MailRule.H7 => MailTemplate.WeekBefore,
        MailRule.H1 => MailTemplate.DayBefore,
        MailRule.H0 => MailTemplate.OnTheDay,
        MailRule.Unsigned1 or MailRule.Unsigned3 => MailTemplate.Unsigned,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a mail to an attendee."),
    };

    private sealed record Addressee(
        Guid Id, Guid EventId, string Name, string? Mail, RegistrationState State, DateTimeOffset? StoppedAt, int LinkGeneration, int TicketGeneration, bool IsOnline);
}
