using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>What a link by mail opens.</summary>
internal sealed record LinkPage(string Name, string Mail, bool IsInvitation, bool IsOpen);

/// <summary>What became of a password set by link.</summary>
internal enum LinkOutcome
{
    Done,
    Unknown,

    /// <summary>Used already, replaced by a later one, or older than 72 hours.</summary>
    Over,

    /// <summary>Too many passwords are being made at this moment.</summary>
    Busy,
}

/// <summary>Links by mail: a new officer's first password, and a forgotten one.</summary>
internal sealed class AccountLinkDesk(BakohumasDb db, WriteLane lane, Links links, Passwords passwords, TimeProvider clock)
{
    // A mailbox cannot be flooded by asking again and again.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <returns>Null for an unknown token.</returns>
    public async Task<LinkPage?> LookAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Links.Hash(token));
        return await (
            from link in db.AccountLinks.AsNoTracking()
            where link.Hash == hash
            join account in db.Users on link.AccountId equals account.Id
            select new LinkPage(
                account.DisplayName, account.Email!, link.Purpose == AccountLinkPurpose.Invitation,
                link.UsedAt == null && link.ExpiresAt > now && account.DisabledAt == null)).SingleOrDefaultAsync(cancel);
    }

    public async Task<LinkOutcome> SetPasswordAsync(string token, string password, CancellationToken cancel)
    {
        var link = Links.Hash(token);
        if (await LookAsync(token, cancel) is not { } page) return LinkOutcome.Unknown;
        if (!page.IsOpen) return LinkOutcome.Over;
        if (await passwords.HashAsync(password, cancel) is not { } hash) return LinkOutcome.Busy;

        var (now, stamp) = (clock.GetUtcNow(), AccountStamp.New());
        return await lane.WriteAsync(async (db, act) =>
        {
            // Once: the database counts the rows, so of two tabs one is late.
            var open = db.AccountLinks.Where(l => l.Hash == link && l.UsedAt == null && l.ExpiresAt > now && db.Users.Any(a => a.Id == l.AccountId && a.DisabledAt == null));
            if (await open.ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), act) == 0) return LinkOutcome.Over;
            var used = await db.AccountLinks.AsNoTracking().Where(l => l.Hash == link).Select(l => new { l.AccountId, l.Purpose }).SingleAsync(act);
            await db.Users.Where(a => a.Id == used.AccountId).ExecuteUpdateAsync(set => set
                .SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.SecurityStamp, stamp).SetProperty(a => a.EmailConfirmed, true)
                .SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), act);
            db.Record(now, used.Purpose == AccountLinkPurpose.Invitation ? Acts.AccountOpened : Acts.PasswordRenewed, Actor.Account(used.AccountId), used.AccountId);
            await db.SaveChangesAsync(act);
            return LinkOutcome.Done;
        }, cancel);
    }

    /// <summary>Sends the link for which the account waits: a new officer's invitation again, anybody else's new password.</summary>
    /// <returns>False for an unknown or disabled account.</returns>
    public Task<bool> SendAsync(Officer by, Guid accountId, string language, CancellationToken cancel)
    {
        var paper = LinkPaper.Make(links, clock.GetUtcNow(), language);
        return lane.WriteAsync((db, act) => SendAsync(db, paper, db.Users.Where(a => a.Id == accountId), by.Actor, act), cancel);
    }

    /// <summary>Somebody who cannot sign in asks. Whoever asks learns nothing: not whether the address has an account, nor whether a mail goes out.</summary>
    public Task AskAsync(string mail, string language, CancellationToken cancel)
    {
        var paper = LinkPaper.Make(links, clock.GetUtcNow(), language);
        var (spelled, since) = (NewAccount.Spell(mail), paper.MadeAt - Pause);
        return lane.WriteAsync((db, act) => SendAsync(
            db, paper, db.Users.Where(a => a.NormalizedEmail == spelled && !db.AccountLinks.Any(l => l.AccountId == a.Id && l.MadeAt > since)), Actor.Public, act), cancel);
    }

    private static async Task<bool> SendAsync(BakohumasDb db, LinkPaper paper, IQueryable<Account> who, Actor actor, CancellationToken cancel)
    {
        var account = await who.Where(a => a.DisabledAt == null).Select(a => new { a.Id, IsNew = a.PasswordHash == null }).FirstOrDefaultAsync(cancel);
        if (account is null) return false;
        await paper.SendAsync(db, account.Id, account.IsNew ? AccountLinkPurpose.Invitation : AccountLinkPurpose.Password, cancel);
        db.Record(paper.MadeAt, account.IsNew ? Acts.AccountInvited : Acts.PasswordLinkSent, actor, account.Id);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
