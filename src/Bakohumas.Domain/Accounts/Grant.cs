namespace Bakohumas.Domain.Accounts;

/// <summary>
/// A role of an account over an agency, a region or everything, exact unless <see cref="Subtree"/> (product 6.8).
/// Ended, never deleted.
/// </summary>
public sealed class Grant
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Role Role { get; init; }
    public Guid? AgencyId { get; init; }
    public string? ProvinceCode { get; init; }
    public string? RegencyCode { get; init; }
    public bool Subtree { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Null for the first administrator, whom the set-up made.</summary>
    public Guid? MadeByAccountId { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A link by mail for an account: invitation or new password, 72 hours, once. Derived; only its SHA-256 is stored.</summary>
public sealed class AccountLink
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required AccountLinkPurpose Purpose { get; init; }
    public required byte[] Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>What an account link lets its holder do.</summary>
public enum AccountLinkPurpose
{
    Invitation,
    Password,
}
