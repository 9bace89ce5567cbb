using System.Security.Claims;
using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Puts the account's roles and grants of this moment into the request: a grant that ended, or an account that was disabled, has no
/// effect from the next request on.
/// </summary>
internal sealed class CurrentGrants(BakohumasDb db, TimeProvider clock) : IClaimsTransformation
{
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not ClaimsIdentity { IsAuthenticated: true } identity || identity.HasClaim(c => c.Type == OfficerClaims.DisplayName)) return principal;
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return principal;

        var account = await db.Users.AsNoTracking().Where(a => a.Id == id && a.DisabledAt == null).Select(a => new { a.DisplayName, a.SecurityStamp }).SingleOrDefaultAsync();
        // A new stamp (password changed, account disabled) ends every session now, not at Identity's next half hour.
        if (account is null || principal.FindFirstValue(StampClaim) != account.SecurityStamp) return new ClaimsPrincipal(new ClaimsIdentity());

        var now = clock.GetUtcNow();
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == id && (g.EndedAt == null || g.EndedAt > now)).ToListAsync();
        var current = new ClaimsIdentity(identity.Claims.Where(c => c.Type != identity.RoleClaimType), identity.AuthenticationType, identity.NameClaimType, identity.RoleClaimType);
        current.AddClaim(new Claim(OfficerClaims.DisplayName, account.DisplayName));
        foreach (var grant in grants)
        {
            current.AddClaim(new Claim(identity.RoleClaimType, grant.Role.ToString()));
            current.AddClaim(OfficerClaims.ToClaim(grant));
        }

        return new ClaimsPrincipal(current);
    }
}
