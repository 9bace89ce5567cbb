using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>A link by mail for an account, prepared outside the act that sends it.</summary>
internal sealed record LinkPaper(Guid Id, byte[] Hash, DateTimeOffset MadeAt, string Language)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(72);

    public static LinkPaper Make(Links links, DateTimeOffset now, string language)
    {
        var id = Guid.CreateVersion7(now);
        return new(id, Links.Hash(links.AccountToken(id)), now, language);
    }

    /// <summary>Adds link and mail; links that were sent before die.</summary>
    public async Task SendAsync(BakohumasDb db, Guid accountId, AccountLinkPurpose purpose, CancellationToken cancel)
    {
        await db.AccountLinks.Where(l => l.AccountId == accountId && l.UsedAt == null && l.ExpiresAt > MadeAt).ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, MadeAt), cancel);
        db.AccountLinks.Add(new AccountLink { Id = Id, AccountId = accountId, Purpose = purpose, Hash = Hash, MadeAt = MadeAt, ExpiresAt = MadeAt + Life });
        if (purpose == AccountLinkPurpose.Invitation) db.Enqueue(MadeAt, MailRule.AccountInvitation, Id, Language);
        else db.Enqueue(MadeAt, MailRule.AccountPassword, Id, Language);
    }
}
