using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>What became of an act on an officer's account.</summary>
internal enum OfficerOutcome
{
    Done,
    Unknown,

    /// <summary>Nobody disables the account under which he works.</summary>
    Myself,

    /// <summary>Without an administrator nobody could let one in again.</summary>
    LastAdministrator,
}

/// <summary>Invites officers and says what they may do.</summary>
internal sealed class OfficerDesk(BakohumasDb db, WriteLane lane, Links links, TimeProvider clock)
{
    public Task<OfficersPage> ListAsync(string? search, Role? role, string? sort, int number, CancellationToken cancel) =>
        OfficersPage.LoadAsync(db, search, role, sort, number, clock.GetUtcNow(), cancel);

    public Task<OfficerPage?> PageAsync(Guid id, Officer me, CancellationToken cancel) => OfficerPage.LoadAsync(db, id, me.Id, clock.GetUtcNow(), cancel);

    public Task<(Guid? Found, IReadOnlyList<Choice> Candidates)> FindAgencyAsync(string typed, Guid? chosen, CancellationToken cancel) =>
        AgencyFinder.FindAsync(db, typed, chosen, cancel);

    public Task<string?> AgencyNameAsync(Guid? id, CancellationToken cancel) =>
        db.Agencies.AsNoTracking().Where(a => a.Id == id && !a.IsFreeText).Select(a => a.Name).SingleOrDefaultAsync(cancel);

    /// <returns>The new account, or null when the address has one already.</returns>
    public Task<Guid?> InviteAsync(Officer by, string name, string mail, GrantPlace place, string language, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (id, grantId, stamp, spelled) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), AccountStamp.New(), NewAccount.Spell(mail));
        var paper = LinkPaper.Make(links, now, language);
        return lane.WriteAsync<Guid?>(async (db, act) =>
        {
            if (await db.Users.AnyAsync(a => a.NormalizedUserName == spelled || a.NormalizedEmail == spelled, act)) return null;
            db.Users.Add(NewAccount.Of(id, name, mail, now, stamp, passwordHash: null));
            db.Grants.Add(place.ToGrant(grantId, id, now, by.Id));
            await paper.SendAsync(db, id, AccountLinkPurpose.Invitation, act);
            db.Record(now, Acts.AccountInvited, by.Actor, id);
            db.Record(now, Acts.GrantMade, by.Actor, id);
            await db.SaveChangesAsync(act);
            return id;
        }, cancel);
    }

    public Task<OfficerOutcome> GrantAsync(Officer by, Guid accountId, GrantPlace place, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var grantId = Guid.CreateVersion7(now);
        return lane.WriteAsync(async (db, act) =>
        {
            if (!await db.Users.AnyAsync(a => a.Id == accountId, act)) return OfficerOutcome.Unknown;
            var (province, regency) = (place.Region?.Province, place.Region?.Regency);
            if (await db.Grants.AnyAsync(g => g.AccountId == accountId && g.Role == place.Role && g.AgencyId == place.AgencyId && g.ProvinceCode == province
                && g.RegencyCode == regency && g.Subtree == place.Subtree && (g.EndedAt == null || g.EndedAt > now), act)) return OfficerOutcome.Done;
            db.Grants.Add(place.ToGrant(grantId, accountId, now, by.Id));
            db.Record(now, Acts.GrantMade, by.Actor, accountId);
            await db.SaveChangesAsync(act);
            return OfficerOutcome.Done;
        }, cancel);
    }
}
