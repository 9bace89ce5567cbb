using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>The link of a witness, co-organizer or chair of a joint paper: this mail is the only way on which anybody gets it.</summary>
internal sealed class CosignerMails(Links links, PublicAddress address, MailWriter writer, WordingBook words)
{
    public async Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, CancellationToken cancel)
    {
        var signer = await db.JointSigners.AsNoTracking().Where(s => s.Id == row.SubjectId && s.RemovedAt == null)
            .Select(s => new { s.Id, s.EventId, s.Kind, s.Name, s.Mail, s.LinkGeneration }).SingleOrDefaultAsync(cancel);
        if (signer is null || await db.FactsAsync(signer.EventId, cancel) is not { } at) return new MailPaper.NotSent(SkipReason.Gone);
        if (at.State == EventState.Cancelled) return new MailPaper.NotSent(SkipReason.EventCancelled);
        // The link of this mail is dead: a newer one is under way.
        if (row.Occurrence != JointRows.JointLinkOccurrence(signer.LinkGeneration)) return new MailPaper.NotSent(SkipReason.LinkReplaced);
        if (signer.Mail is null) return new MailPaper.NotSent(SkipReason.NoAddress);
        if (Mailbox.Check(signer.Mail) is not MailboxDecision.Accepted { Mailbox: var mailbox }) return new MailPaper.NotSent(SkipReason.AddressUnreadable);
        return new MailPaper.Ready(mailbox, at.Zone, null, () =>
        {
            var said = words.In(row.Language);
            var values = at.Values(address.Base, signer.Name, Tongue.Of(row.Language));
            values["peran"] = said.Of(signer.Kind).ToLower(said.Culture);
            values["tautan"] = address.At($"/saksi/{links.JointSignerToken(signer.Id, signer.LinkGeneration)}");
            var filled = writer.Fill(MailTemplate.JointLink, row.Language, values);
            return new Message { To = mailbox, ToName = signer.Name, Subject = filled.Subject, Text = filled.Text, Html = filled.Html, Id = row.Id.ToString("D") };
        });
    }
}
