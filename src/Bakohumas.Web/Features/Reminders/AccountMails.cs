using Bakohumas.Domain.Accounts;
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

/// <summary>Invitations and password links of officers.</summary>
internal sealed class AccountMails(Links links, PublicAddress address, MailWriter writer, WordingBook words)
{
    public async Task<MailPaper> ResolveAsync(BakohumasDb db, OutboxMail row, DateTimeOffset now, CancellationToken cancel)
    {
        var link = await db.AccountLinks.AsNoTracking().Where(l => l.Id == row.SubjectId)
            .Join(db.Users, l => l.AccountId, a => a.Id, (l, a) => new { l.Id, l.ExpiresAt, l.UsedAt, AccountId = a.Id, a.DisplayName, a.Email }).SingleOrDefaultAsync(cancel);
        if (link is null) return new MailPaper.NotSent(SkipReason.Gone);
        if (link.UsedAt is not null || link.ExpiresAt <= now) return new MailPaper.NotSent(SkipReason.LinkUsed);
        if (Mailbox.Check(link.Email) is not MailboxDecision.Accepted { Mailbox: var mailbox }) return new MailPaper.NotSent(SkipReason.AddressUnreadable);

        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == link.AccountId && g.EndedAt == null)
            .Select(g => new { g.Role, Agency = db.Agencies.Where(a => a.Id == g.AgencyId).Select(a => a.Name).FirstOrDefault(), g.ProvinceCode, g.RegencyCode }).ToListAsync(cancel);
        var said = words.In(row.Language);
        var language = Tongue.Of(row.Language);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nama"] = link.DisplayName,
            ["peran"] = Listed(grants.Select(g => said.Of(g.Role))),
            ["instansi"] = Listed(grants.Select(g => g.Agency ?? RegionName(g.RegencyCode ?? g.ProvinceCode) ?? said["surat.semua"])),
            ["tautan"] = address.At($"/akun/tautan/{links.AccountToken(link.Id)}"),
            ["tenggat"] = LongDate.FullWithTime(link.ExpiresAt, Zone.Wib, language),
            ["situs"] = address.Base,
            ["kontak"] = "",
        };
        var template = row.Rule == MailRule.AccountInvitation ? MailTemplate.AccountInvitation : MailTemplate.PasswordRenewal;
        return new MailPaper.Ready(mailbox, Zone.Wib, null, () =>
        {
            var filled = writer.Fill(template, row.Language, values);
            return new Message { To = mailbox, ToName = link.DisplayName, Subject = filled.Subject, Text = filled.Text, Html = filled.Html, Id = row.Id.ToString("D") };
        });

        string Listed(IEnumerable<string> items) => string.Join(", ", items.Distinct()) is { Length: > 0 } text ? text : said["surat.belum_ada"];
    }

    private static string? RegionName(string? code) => code is null ? null : RegionNames.Of(code) ?? code;
}
