using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>One officer: state, rights, and what an administrator can do about them.</summary>
internal sealed record OfficerPage(
    Guid Id, string Name, string Mail, AccountState State, DateTimeOffset CreatedAt, DateTimeOffset? LinkUntil, IReadOnlyList<GrantLine> Grants, bool IsMyself)
{
    public static async Task<OfficerPage?> LoadAsync(BakohumasDb db, Guid id, Guid me, DateTimeOffset now, CancellationToken cancel)
    {
        var account = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new
        {
            a.DisplayName,
            a.Email,
            a.DisabledAt,
            a.LockoutEnd,
            HasPassword = a.PasswordHash != null,
            a.CreatedAt,
            LinkUntil = db.AccountLinks.Where(l => l.AccountId == id && l.UsedAt == null && l.ExpiresAt > now).Max(l => (DateTimeOffset?)l.ExpiresAt),
        }).SingleOrDefaultAsync(cancel);
        if (account is null) return null;
        var grants = await GrantLine.OfAsync(db, [id], now, cancel);
        return new OfficerPage(
            id, account.DisplayName, account.Email!, OfficersPage.StateOf(account.DisabledAt, account.HasPassword, account.LockoutEnd, now),
            account.CreatedAt, account.LinkUntil, [.. grants[id]], id == me);
    }
}
