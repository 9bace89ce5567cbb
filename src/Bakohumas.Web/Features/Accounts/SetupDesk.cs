using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>What the first run makes, checked.</summary>
internal sealed record FirstRun(string Name, string Mail, string Password, string AgencyName, AgencyType AgencyType, RegionCode? Region);

/// <summary>The first run of an empty installation.</summary>
internal sealed class SetupDesk(BakohumasDb db, WriteLane lane, SetupCode code, Passwords passwords, Sessions sessions, TimeProvider clock)
{
    // A fixed id: whichever node is second, the database refuses its first administrator.
    private static readonly Guid FirstGrant = new("00000000-0000-7000-8000-000000000001");

    public async Task<bool> IsOpenAsync(CancellationToken cancel) => !await db.Users.AnyAsync(cancel);

    public bool HasCode => code.IsAlive;

    public SetupTry Try(string? typed) => code.Try(typed);

    /// <summary>Makes administrator and agency, signs the administrator in, and kills the code.</summary>
    /// <returns>False when somebody else was first.</returns>
    public async Task<bool?> SetUpAsync(FirstRun run, CancellationToken cancel)
    {
        if (await passwords.HashAsync(run.Password, cancel) is not { } hash) return null;
        var now = clock.GetUtcNow();
        var (accountId, agencyId, stamp) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), AccountStamp.New());
        var done = await lane.WriteAsync(async (db, token) =>
        {
            if (await db.Users.AnyAsync(token)) return false;
            db.Users.Add(NewAccount.Of(accountId, run.Name, run.Mail, now, stamp, hash));
            db.Grants.Add(new Grant { Id = FirstGrant, AccountId = accountId, Role = Role.Administrator, MadeAt = now });
            await db.AddAgencyAsync(now, agencyId, run.AgencyName, run.AgencyType, run.Region, cancel: token);
            db.Record(now, Acts.SetUp, Actor.Account(accountId), accountId);
            db.Record(now, Acts.AgencyMade, Actor.Account(accountId), agencyId);
            await db.SaveChangesAsync(token);
            return true;
        }, cancel);
        if (!done) return false;

        code.Kill();
        await sessions.OpenAsync(accountId, cancel);
        return true;
    }
}
