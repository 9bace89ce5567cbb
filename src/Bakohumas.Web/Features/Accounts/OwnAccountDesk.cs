using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>What officers do with their own account.</summary>
internal sealed class OwnAccountDesk(BakohumasDb db, WriteLane lane, Passwords passwords, Sessions sessions, TimeProvider clock)
{
    public Task<OwnAccountPage> PageAsync(Officer officer, CancellationToken cancel) => OwnAccountPage.LoadAsync(db, officer, clock.GetUtcNow(), cancel);

    public Task SignOutEverywhereAsync(Officer officer, CancellationToken cancel) => sessions.CloseAllAsync(officer, cancel);

    /// <returns>The field and the wording key of what is wrong, or null when the password was changed.</returns>
    public async Task<(string Field, string Key)?> ChangePasswordAsync(Officer officer, string current, string wanted, CancellationToken cancel)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == officer.Id, cancel);
        if (Passwords.Problem(wanted, account.Email!) is { } problem) return (nameof(PasswordForm.New), problem);
        switch (await passwords.FitsAsync(account.PasswordHash, current, cancel))
        {
            case null: return ("", "akun.sibuk");
            case false: return (nameof(PasswordForm.Current), "akun.sandi_kini_salah");
        }

        if (await passwords.HashAsync(wanted, cancel) is not { } hash) return ("", "akun.sibuk");
        var now = clock.GetUtcNow();
        var stamp = AccountStamp.New();
        await lane.WriteAsync(async (db, token) =>
        {
            await db.Users.Where(a => a.Id == officer.Id).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.SecurityStamp, stamp), token);
            db.Record(now, Acts.PasswordRenewed, officer.Actor, officer.Id);
            await db.SaveChangesAsync(token);
        }, cancel);

        // The new stamp ended every session of this account; this one goes on under it.
        await sessions.OpenAsync(officer.Id, cancel);
        return null;
    }
}
