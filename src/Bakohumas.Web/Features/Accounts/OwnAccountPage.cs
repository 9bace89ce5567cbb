using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Who am I here, and what may I do.</summary>
internal sealed record OwnAccountPage(string Name, string Mail, IReadOnlyList<GrantLine> Grants, string Landing)
{
    public static async Task<OwnAccountPage> LoadAsync(BakohumasDb db, Officer officer, DateTimeOffset now, CancellationToken cancel) => new(
        officer.DisplayName,
        await db.Users.AsNoTracking().Where(a => a.Id == officer.Id).Select(a => a.Email!).SingleAsync(cancel),
        [.. (await GrantLine.OfAsync(db, [officer.Id], now, cancel))[officer.Id]],
        Accounts.Landing.Of([.. officer.Grants.Select(g => g.Role)]));
}

/// <summary>A grant that holds now, ready to be said. <paramref name="Place"/> is null when the grant is over everything.</summary>
internal sealed record GrantLine(Guid Id, Role Role, string? Place, bool Subtree)
{
    /// <summary>The living grants of some accounts, by account, roles in order.</summary>
    public static async Task<ILookup<Guid, GrantLine>> OfAsync(BakohumasDb db, Guid[] accounts, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await (
            from grant in db.Grants.AsNoTracking()
            where accounts.Contains(grant.AccountId) && (grant.EndedAt == null || grant.EndedAt > now)
            join agency in db.Agencies on grant.AgencyId equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            orderby grant.MadeAt
            select new { grant.AccountId, grant.Id, grant.Role, grant.RegencyCode, grant.ProvinceCode, Agency = agency == null ? null : agency.Name, grant.Subtree }).ToListAsync(cancel);
        return rows.OrderBy(r => r.Role).ToLookup(
            r => r.AccountId,
            r => new GrantLine(r.Id, r.Role, r.Agency ?? RegionNames.Of(r.RegencyCode ?? r.ProvinceCode), r.Subtree));
    }
}
