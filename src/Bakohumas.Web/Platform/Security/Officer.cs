using System.Globalization;
using System.Security.Claims;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Platform.Security;

/// <summary>The signed-in officer of a request with the grants that hold at this moment.</summary>
internal sealed record Officer(Guid Id, string DisplayName, IReadOnlyList<OfficerGrant> Grants)
{
    public Actor Actor => Actor.Account(Id);

    public bool Is(Role role) => Grants.Any(g => g.Role == role);

    /// <summary>Administrators and auditors see every event; the auditor changes none.</summary>
    public bool SeesEverything => Is(Role.Administrator) || Is(Role.Auditor);
}

/// <summary>One grant as a request carries it.</summary>
internal sealed record OfficerGrant(Role Role, Guid? AgencyId, string? ProvinceCode, string? RegencyCode, bool Subtree);

/// <summary>Carries grants through the claims of one request; they are read from the database each time, never from the cookie.</summary>
internal static class OfficerClaims
{
    public const string DisplayName = "bakohumas:name";
    private const string Grant = "bakohumas:grant";

    public static Claim ToClaim(Grant grant) => new(Grant, string.Create(CultureInfo.InvariantCulture,
        $"{grant.Role}|{grant.AgencyId}|{grant.ProvinceCode}|{grant.RegencyCode}|{(grant.Subtree ? 1 : 0)}"));

    /// <exception cref="InvalidOperationException">Nobody is signed in; the access policy should have refused before.</exception>
    public static Officer Officer(this ClaimsPrincipal user) => user.OfficerOrNull() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Officer? OfficerOrNull(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && user.Identity?.IsAuthenticated == true
            ? new(id, user.FindFirstValue(DisplayName) ?? "", [.. user.FindAll(Grant).Select(c => Parse(c.Value))])
            : null;

    private static OfficerGrant Parse(string claim)
    {
        var parts = claim.Split('|');
        return new(Enum.Parse<Role>(parts[0]), Guid.TryParse(parts[1], out var agency) ? agency : null,
            parts[2].Length == 0 ? null : parts[2], parts[3].Length == 0 ? null : parts[3], parts[4] == "1");
    }
}
