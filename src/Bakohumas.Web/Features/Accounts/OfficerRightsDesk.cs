using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Takes rights away and gives accounts back. One administrator who can sign in always stays.</summary>
internal sealed class OfficerRightsDesk(WriteLane lane, TimeProvider clock)
{
    public Task<OfficerOutcome> EndGrantAsync(Officer by, Guid accountId, Guid grantId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, act) =>
        {
            await TakeTurnsAsync(db, act);
            var administrators = Administrators(db, now);
            var living = db.Grants.Where(g => g.Id == grantId && g.AccountId == accountId && (g.EndedAt == null || g.EndedAt > now));
            var ended = await living.Where(g => g.Role != Role.Administrator || administrators.Any(other => other != g.AccountId)).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, now), act);
            if (ended == 0) return await living.AnyAsync(act) ? OfficerOutcome.LastAdministrator : OfficerOutcome.Unknown;
            db.Record(now, Acts.GrantEnded, by.Actor, accountId);
            await db.SaveChangesAsync(act);
            return OfficerOutcome.Done;
        }, cancel);
    }

    /// <summary>Ends every session of the account at its next request; the links sent to it die.</summary>
    public async Task<OfficerOutcome> DisableAsync(Officer by, Guid accountId, CancellationToken cancel)
    {
        if (by.Id == accountId) return OfficerOutcome.Myself;
        var (now, stamp) = (clock.GetUtcNow(), AccountStamp.New());
        return await lane.WriteAsync(async (db, act) =>
        {
            await TakeTurnsAsync(db, act);
            var administrators = Administrators(db, now);
            var open = db.Users.Where(a => a.Id == accountId && a.DisabledAt == null);
            var disabled = await open.Where(a => !administrators.Contains(a.Id) || administrators.Any(other => other != a.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, now).SetProperty(a => a.SecurityStamp, stamp), act);
            if (disabled == 0) return await open.AnyAsync(act) ? OfficerOutcome.LastAdministrator : OfficerOutcome.Unknown;
            await db.AccountLinks.Where(l => l.AccountId == accountId && l.UsedAt == null && l.ExpiresAt > now).ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, now), act);
            db.Record(now, Acts.AccountDisabled, by.Actor, accountId);
            await db.SaveChangesAsync(act);
            return OfficerOutcome.Done;
        }, cancel);
    }

    public Task<OfficerOutcome> EnableAsync(Officer by, Guid accountId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, act) =>
        {
            if (await db.Users.Where(a => a.Id == accountId && a.DisabledAt != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTimeOffset?)null), act) == 0) return OfficerOutcome.Unknown;
            db.Record(now, Acts.AccountEnabled, by.Actor, accountId);
            await db.SaveChangesAsync(act);
            return OfficerOutcome.Done;
        }, cancel);
    }

    // On PostgreSQL two administrators who end each other at the same moment would each still see the other: these row locks let one go first.
    private static Task<int> TakeTurnsAsync(BakohumasDb db, CancellationToken cancel) =>
        db.Grants.Where(g => g.Role == Role.Administrator && g.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(g => g.EndedAt, g => g.EndedAt), cancel);

    private static IQueryable<Guid> Administrators(BakohumasDb db, DateTimeOffset now) =>
        from grant in db.Grants
        where grant.Role == Role.Administrator && (grant.EndedAt == null || grant.EndedAt > now)
        join account in db.Users on grant.AccountId equals account.Id
        where account.DisabledAt == null && account.PasswordHash != null
        select account.Id;
}
