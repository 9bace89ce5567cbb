using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Opens a session for an officer.</summary>
internal sealed class SignInDesk(
    BakohumasDb db, WriteLane lane, Passwords passwords, Sessions sessions, ILookupNormalizer spelling, TimeProvider clock)
{
    private const int TriesBeforeLock = 10;
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);

    public async Task<SignInDecision> SignInAsync(string mail, string password, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var spelled = spelling.NormalizeEmail(mail.Trim());
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == spelled, cancel);
        var open = account is { DisabledAt: null } && !(account.LockoutEnd > now);

        // Checked even when the answer is already no: the time of an answer must not tell which addresses have accounts.
        if (await passwords.FitsAsync(account?.PasswordHash, password, cancel) is not { } fits) return new SignInDecision.Busy();
        if (account is null || !open || !fits)
        {
            await RefuseAsync(account?.Id, counts: open, now);
            return new SignInDecision.Refused();
        }

        if (!await AdmitAsync(account.Id, now)) return new SignInDecision.Refused();
        await sessions.OpenAsync(account.Id, cancel);
        var roles = await db.Grants.AsNoTracking().Where(g => g.AccountId == account.Id && (g.EndedAt == null || g.EndedAt > now)).Select(g => g.Role).ToListAsync(cancel);
        return new SignInDecision.Welcome(Landing.Of(roles));
    }

    public Task SignOutAsync(CancellationToken cancel) => sessions.CloseAsync(cancel);

    private Task<bool> AdmitAsync(Guid id, DateTimeOffset now) => lane.WriteAsync(async (db, cancel) =>
    {
        var open = db.Users.Where(a => a.Id == id && a.DisabledAt == null && (a.LockoutEnd == null || a.LockoutEnd <= now));
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), cancel) == 0) return false;
        db.Record(now, Acts.AccountSignedIn, Actor.Account(id), id);
        await db.SaveChangesAsync(cancel);
        return true;
    });

    private Task RefuseAsync(Guid? id, bool counts, DateTimeOffset now) => lane.WriteAsync(async (db, cancel) =>
    {
        if (id is { } known && counts)
        {
            // Counted by the database, so that guesses in parallel all count.
            var account = db.Users.Where(a => a.Id == known);
            await account.ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), cancel);
            await account.Where(a => a.AccessFailedCount >= TriesBeforeLock).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.LockoutEnd, now + Lock).SetProperty(a => a.AccessFailedCount, 0), cancel);
        }

        db.Record(now, Acts.AccountSignInRefused, Actor.Public, id ?? Guid.Empty);
        await db.SaveChangesAsync(cancel);
    });
}
