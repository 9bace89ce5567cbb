using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>The outbox as an officer may see it; in Development also the folder that stands for a mail server.</summary>
internal sealed class OutboxReading(BakohumasDb db, MailFolder folder, IHostEnvironment environment, IOptions<MailOptions> options)
{
    private const int NewestMails = 200;

    /// <summary>Whole mails, with the links in them, are looked at on a developer's machine only.</summary>
    public bool ShowsMails => environment.IsDevelopment() && !options.Value.Sends;

    public IReadOnlyList<StoredMail> Newest() => ShowsMails ? folder.Newest(NewestMails) : [];

    public StoredMail? Find(string name) => ShowsMails ? folder.Find(name) : null;

    public async Task<MailsPage?> OfEventAsync(Officer officer, string slug, MailState? filter, Guid? before, CancellationToken cancel)
    {
        var at = await db.EventsOf(officer).AsNoTracking().Where(e => e.Slug == slug).Select(e => new MailEvent(e.Id, e.Slug, e.Name, e.StartsAt, e.EndsAt, e.Zone, e.State)).SingleOrDefaultAsync(cancel);
        if (at is null) return null;
        var mayResend = await db.EventsRunBy(officer).AnyAsync(e => e.Id == at.Id, cancel);
        return await MailsPage.LoadAsync(db, db.Outbox.Where(m => m.EventId == at.Id), at, filter, before, mayResend, cancel);
    }

    public Task<MailsPage> OfAllAsync(Officer officer, MailState? filter, Guid? before, CancellationToken cancel)
    {
        var seesAccounts = officer.Is(Role.Administrator);
        var events = db.EventsOf(officer);
        var visible = db.Outbox.Where(m => (m.EventId == null && seesAccounts) || events.Any(e => e.Id == m.EventId));
        return MailsPage.LoadAsync(db, visible, null, filter, before, mayResend: false, cancel);
    }
}
