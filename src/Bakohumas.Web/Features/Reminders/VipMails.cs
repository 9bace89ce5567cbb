using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Tells the protocol officer that a guest of honour has come: the time is that of the door, and what was heard later says so.</summary>
internal sealed class VipMails(PublicAddress address, MailWriter writer, WordingBook words)
{
    /// <summary>Heard this much later than it happened, the mail says that it comes late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public async Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, CancellationToken cancel)
    {
        var occasion = Guid.TryParse(row.Occurrence, out var id) ? id : Guid.Empty;
        var guest = await (
            from a in db.Admissions.AsNoTracking()
            join r in db.Registrations on a.RegistrationId equals r.Id
            join office in db.Agencies on r.AgencyId equals office.Id
            join e in db.Events on a.EventId equals e.Id
            where a.RegistrationId == row.SubjectId && a.OccasionId == occasion && a.UndoId == null
                // Taken back at the door and recorded otherwise since: nobody stands there to be received.
                && (a.Source == AdmissionSource.Door || a.Source == AdmissionSource.SelfCheckIn)
            select new Guest(r.Name, r.Position == Registration.NoPosition ? "" : r.Position, office.Name, a.Gate, a.At, e.Id, e.ProtocolName, e.ProtocolMail)).SingleOrDefaultAsync(cancel);
        if (guest is null) return new MailPaper.NotSent(SkipReason.DidNotCome);
        if (await db.FactsAsync(guest.EventId, cancel) is not { } at) return new MailPaper.NotSent(SkipReason.Gone);
        if (at.State == EventState.Cancelled) return new MailPaper.NotSent(SkipReason.EventCancelled);
        if (guest.ProtocolMail is null) return new MailPaper.NotSent(SkipReason.NoAddress);
        if (Mailbox.Check(guest.ProtocolMail) is not MailboxDecision.Accepted { Mailbox: var mailbox }) return new MailPaper.NotSent(SkipReason.AddressUnreadable);
        return new MailPaper.Ready(mailbox, at.Zone, null, () => Write(row, guest, at, mailbox));
    }

    private Message Write(OutboxMail row, Guest guest, EventFacts at, Mailbox to)
    {
        var language = Tongue.Of(row.Language);
        var values = at.Values(address.Base, guest.Name, language);
        values["jabatan"] = guest.Position;
        values["instansi"] = guest.Agency;
        values["gerbang"] = guest.Gate;
        values["waktu"] = LongDate.AtTime(guest.At, at.Zone, language);
        values["catatan"] = row.CreatedAt - guest.At > Late ? words.In(row.Language)["surel.tamu.terlambat", ("waktu", LongDate.AtTime(row.CreatedAt, at.Zone, language))] : "";
        values["tautan"] = address.At($"/kegiatan/{at.Slug}");
        var filled = writer.Fill(MailTemplate.VipArrived, row.Language, values);
        return new Message { To = to, ToName = guest.ProtocolName ?? "", Subject = filled.Subject, Text = filled.Text, Html = filled.Html, Id = row.Id.ToString("D") };
    }

    private sealed record Guest(string Name, string Position, string Agency, string Gate, DateTimeOffset At, Guid EventId, string? ProtocolName, string? ProtocolMail);
}
