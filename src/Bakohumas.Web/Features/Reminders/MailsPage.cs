using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Who gets what, when, and why not: rows of the outbox without any link, addresses masked.</summary>
internal sealed record MailsPage(MailEvent? At, IReadOnlyList<PlannedRule> Plan, IReadOnlyDictionary<MailState, int> Counts, MailState? Filter, IReadOnlyList<MailRow> Rows, Guid? Next, bool IsFirst, bool MayResend)
{
    private const int PageSize = 50;

    public int All => Counts.Values.Sum();

    public static async Task<MailsPage> LoadAsync(
        BakohumasDb db, IQueryable<OutboxMail> visible, MailEvent? at, MailState? filter, Guid? before, bool mayResend, CancellationToken cancel)
    {
        var groups = await visible.GroupBy(m => new { m.Rule, m.State }).Select(g => new { g.Key.Rule, g.Key.State, Count = g.Count() }).ToListAsync(cancel);
        var query = filter is { } state ? visible.Where(m => m.State == state) : visible;
        // By the time that is shown: when it was sent, or is due. A planned mail was made long before it goes.
        if (before is { } last && await visible.Where(m => m.Id == last).Select(m => new { At = m.SentAt ?? m.DueAt }).SingleOrDefaultAsync(cancel) is { } from)
            query = query.Where(m => (m.SentAt ?? m.DueAt) < from.At || ((m.SentAt ?? m.DueAt) == from.At && m.Id < last));
        var rows = await query.AsNoTracking().OrderByDescending(m => m.SentAt ?? m.DueAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new { m.Id, m.Rule, m.SubjectId, m.EventId, m.State, m.DueAt, m.SentAt, m.Attempts, m.Reason }).ToListAsync(cancel);
        var people = await RecipientsAsync(db, [.. rows.Select(r => r.SubjectId)], cancel);
        var events = await db.Events.AsNoTracking().Where(e => rows.Select(r => r.EventId).Contains(e.Id)).Select(e => new { e.Id, e.Name, e.Zone, e.ProtocolName, e.ProtocolMail }).ToDictionaryAsync(e => e.Id, cancel);
        var shown = rows.Take(PageSize).Select(r =>
        {
            var host = r.EventId is { } id ? events.GetValueOrDefault(id) : null;
            // The subject of this one is the guest; who reads it is the protocol officer.
            var to = r.Rule == MailRule.VipArrived ? Recipient.Of(r.SubjectId, host?.ProtocolName ?? "", host?.ProtocolMail) : people.GetValueOrDefault(r.SubjectId);
            return new MailRow(r.Id, r.Rule, to?.Name ?? "", to?.Masked, host?.Name, host?.Zone ?? Zone.Wib, r.State, r.DueAt, r.SentAt, r.Attempts, r.Reason);
        }).ToList();
        IReadOnlyList<PlannedRule> plan = at is null ? [] :
        [
            .. Enum.GetValues<MailRule>().Where(ReminderClock.IsReminder).Select(rule => new PlannedRule(
                rule, ReminderClock.DueAt(rule, at.StartsAt, at.EndsAt, at.Zone)!.Value,
                groups.Where(g => g.Rule == rule && g.State == MailState.Sent).Sum(g => g.Count), groups.Where(g => g.Rule == rule).Sum(g => g.Count))),
        ];
        return new(
            at, plan, groups.GroupBy(g => g.State).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)), filter, shown,
            rows.Count > PageSize ? shown[^1].Id : null, before is null, mayResend);
    }

    private static async Task<Dictionary<Guid, Recipient>> RecipientsAsync(BakohumasDb db, IReadOnlyList<Guid> subjects, CancellationToken cancel)
    {
        var attendees = await db.Registrations.AsNoTracking().Where(r => subjects.Contains(r.Id)).Select(r => new { r.Id, r.Name, r.Mail }).ToListAsync(cancel);
        var owners = await db.Duties.AsNoTracking().Where(d => subjects.Contains(d.Id)).Select(d => new
        {
            d.Id,
            Name = db.AgencyContacts.Where(c => c.Id == d.OwnerContactId).Select(c => c.Name).FirstOrDefault() ?? db.Registrations.Where(r => r.Id == d.OwnerRegistrationId).Select(r => r.Name).FirstOrDefault(),
            Mail = d.OwnerContactId != null ? db.AgencyContacts.Where(c => c.Id == d.OwnerContactId).Select(c => c.Mail).FirstOrDefault()
                : db.Registrations.Where(r => r.Id == d.OwnerRegistrationId).Select(r => r.Mail).FirstOrDefault(),
        }).ToListAsync(cancel);
        var officers = await db.AccountLinks.AsNoTracking().Where(l => subjects.Contains(l.Id)).Join(db.Users, l => l.AccountId, a => a.Id, (l, a) => new { l.Id, a.DisplayName, a.Email }).ToListAsync(cancel);
        var cosigners = await db.JointSigners.AsNoTracking().Where(s => subjects.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.Mail }).ToListAsync(cancel);
        return attendees.Select(a => Recipient.Of(a.Id, a.Name, a.Mail)).Concat(owners.Select(o => Recipient.Of(o.Id, o.Name ?? "", o.Mail)))
            .Concat(officers.Select(o => Recipient.Of(o.Id, o.DisplayName, o.Email))).Concat(cosigners.Select(s => Recipient.Of(s.Id, s.Name, s.Mail))).ToDictionary(r => r.Subject);
    }

    private sealed record Recipient(Guid Subject, string Name, string? Masked)
    {
        public static Recipient Of(Guid subject, string name, string? mail) =>
            new(subject, name, Mailbox.Check(mail) is MailboxDecision.Accepted one ? one.Mailbox.Masked : null);
    }
}

/// <summary>The event that the page is about.</summary>
internal sealed record MailEvent(Guid Id, string Slug, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, EventState State);

/// <summary>A rule, its hour, and how many mails it made.</summary>
internal sealed record PlannedRule(MailRule Rule, DateTimeOffset DueAt, int Sent, int Made);

/// <param name="Reason">A <see cref="SkipReason"/>, or what the way out answered.</param>
internal sealed record MailRow(
    Guid Id, MailRule Rule, string Name, string? Masked, string? Event, Zone Zone, MailState State, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? Reason)
{
    /// <summary>Key of the wording for the reason, and the code of a mail server beside it.</summary>
    public (string Key, string Code)? Why => Reason is null || State == MailState.Sent ? null
        : Enum.TryParse<SkipReason>(Reason, out var skip) && !char.IsAsciiDigit(Reason[0]) ? ($"{nameof(SkipReason)}.{skip}", "")
        : Reason is "connect" or "tls" or "auth" or "timeout" or "disk" or "malformed" ? ($"surel.gagal.{Reason}", "")
        : ("surel.gagal.server", Reason);
}
