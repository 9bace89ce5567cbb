using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Personal links for a mailbox that many people share: one mail lists them, from the row's registration on, as they are when it goes.</summary>
internal sealed class SharedMailboxMails(Links links, PublicAddress address, MailWriter writer)
{
    public async Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, CancellationToken cancel)
    {
        var first = await db.Registrations.AsNoTracking().Where(r => r.Id == row.SubjectId).Select(r => new { r.Id, r.EventId, r.Mail }).SingleOrDefaultAsync(cancel);
        if (first is null || await db.FactsAsync(first.EventId, cancel) is not { } at) return new MailPaper.NotSent(SkipReason.Gone);
        if (string.IsNullOrWhiteSpace(first.Mail)) return new MailPaper.NotSent(SkipReason.NoAddress);
        if (Mailbox.Check(first.Mail) is not MailboxDecision.Accepted { Mailbox: var mailbox }) return new MailPaper.NotSent(SkipReason.AddressUnreadable);

        // Whatever became of the first one: the mailbox gets the links of its own people and of nobody else.
        var (exact, folded) = (mailbox.Address, mailbox.ComparisonKey);
        var people = await (
            from r in db.Registrations.AsNoTracking()
            join e in db.Events.AsNoTracking() on r.EventId equals e.Id
            where (r.Mail == exact || r.Mail == folded) && r.State == RegistrationState.Registered && e.State != EventState.Cancelled && r.Id >= first.Id
            orderby r.Id
            select new Person(r.Id, r.Name, r.LinkGeneration, e.Name)).Take(OutboxRows.LinksInOneMail).ToListAsync(cancel);
        return people.Count == 0 ? new MailPaper.NotSent(SkipReason.Gone) : new MailPaper.Ready(mailbox, at.Zone, null, () => Write(row, at, mailbox, people));
    }

    private Message Write(OutboxMail row, EventFacts at, Mailbox to, IReadOnlyList<Person> people)
    {
        var language = Tongue.Of(row.Language);
        var values = at.Values(address.Base, to.Address, language);
        values["jumlah"] = LongNumber.Of(people.Count, language);
        var rows = people.Select(p => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nama"] = p.Name,
            ["kegiatan"] = p.Event,
            ["tautan"] = address.At($"/tiket/{links.PersonalToken(p.Id, p.LinkGeneration)}"),
        });
        var filled = writer.Fill(MailTemplate.LinksAgain, row.Language, values, rows: [.. rows]);
        return new Message { To = to, Subject = filled.Subject, Text = filled.Text, Html = filled.Html, Id = row.Id.ToString("D") };
    }

    private sealed record Person(Guid Id, string Name, int LinkGeneration, string Event);
}
