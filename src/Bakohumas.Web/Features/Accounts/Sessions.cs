using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Opens and ends the sessions of officers: each is a row, so that signing out also ends a cookie that somebody copied.</summary>
internal sealed class Sessions(BakohumasDb db, WriteLane lane, SignInManager<Account> cookies, TimeProvider clock)
{
    /// <summary>A session ends by itself after eight idle hours; rows of last month are nobody's.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task OpenAsync(Guid accountId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (id, before) = (Guid.CreateVersion7(now), now - Kept);
        await lane.WriteAsync(async (db, stop) =>
        {
            var old = await db.AccountSessions.Where(s => s.AccountId == accountId && s.StartedAt < before).OrderBy(s => s.Id).Take(50).Select(s => s.Id).ToListAsync(stop);
            await db.AccountSessions.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(stop);
            db.AccountSessions.Add(new AccountSession { Id = id, AccountId = accountId, StartedAt = now });
            await db.SaveChangesAsync(stop);
        }, cancel);
        var properties = new AuthenticationProperties();
        LivingSessions.Name(properties, id);
        await cookies.SignInAsync(await db.Users.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel), properties);
    }

    /// <summary>Ends this session, and no other of the account.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ticket = await cookies.Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (LivingSessions.IdIn(ticket.Properties) is { } id && ticket.Principal?.OfficerOrNull() is { } officer)
            await lane.WriteAsync(async (db, stop) =>
            {
                var ended = await db.AccountSessions.Where(s => s.Id == id && s.AccountId == officer.Id && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), stop);
                if (ended == 0) return;
                db.Record(now, Acts.AccountSignedOut, officer.Actor, officer.Id);
                await db.SaveChangesAsync(stop);
            }, cancel);
        await cookies.SignOutAsync();
    }

    /// <summary>Ends every session of the account, this one too.</summary>
    public async Task CloseAllAsync(Officer officer, CancellationToken cancel)
    {
        var (now, stamp) = (clock.GetUtcNow(), AccountStamp.New());
        await lane.WriteAsync(async (db, stop) =>
        {
            // A new stamp ends them all at once, however many there are; the rows go with last month's.
            await db.Users.Where(a => a.Id == officer.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.SecurityStamp, stamp), stop);
            db.Record(now, Acts.AccountSignedOutEverywhere, officer.Actor, officer.Id);
            await db.SaveChangesAsync(stop);
        }, cancel);
        await cookies.SignOutAsync();
    }
}
