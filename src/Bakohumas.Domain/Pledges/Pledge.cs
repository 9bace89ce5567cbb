using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// One person's signature under one frozen text, with everything its paper shows, so that the paper can be drawn again at any
/// time. Append-only; what erasure may empty stands in nullable columns outside the trigger's guard, and so do the two marks that
/// are set once: a withdrawal, and the edition that took its place. A query sees current editions only, unless it ignores filters.
/// </summary>
public sealed class Pledge
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid SigningSessionId { get; init; }

    /// <summary>The signatory; unique within the signing session among current editions.</summary>
    public required Guid RegistrationId { get; init; }

    public required Guid FrozenTextId { get; init; }

    /// <summary>SHA-256 of the text that was shown, 64 hex digits; posted by the signer's page and equal to the frozen text's.</summary>
    public required string TextHash { get; init; }

    /// <summary>Place in the session's count, from 1; a correction keeps it.</summary>
    public required int Number { get; init; }

    /// <summary>Verification code, 16 characters Crockford base32, random; the only public id.</summary>
    public required string Code { get; init; }

    public required Guid Nonce { get; init; }
    public required SignatureMethod Method { get; init; }
    public required Assurance Assurance { get; init; }
    public required DateTimeOffset SignedAt { get; init; }
    public required string PledgeConsentVersion { get; init; }
    public required string PledgeConsentHash { get; init; }
    public required string DataConsentVersion { get; init; }
    public required string DataConsentHash { get; init; }
    public required bool ShowInJoint { get; init; }
    public required IdentityType IdentityType { get; init; }
    public required Guid AgencyId { get; init; }

    /// <summary>The edition that this one replaces; null for what was signed. Everything but name, position, code and key is the same.</summary>
    public Guid? SupersedesId { get; init; }

    /// <summary>When a correction made this edition; null for what was signed.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>The edition that replaced this one; set once.</summary>
    public Guid? SupersededById { get; set; }

    /// <summary>The <see cref="PledgeStatement"/> that took the pledge back; set once, on the edition that was current.</summary>
    public Guid? WithdrawalId { get; set; }

    // Erasable: the person as signed.
    public string? Name { get; set; }
    public string? IdentityMask { get; set; }
    public byte[]? IdentityCipher { get; set; }
    public string? Position { get; set; }
    public string? Unit { get; set; }
    public string? AgencyName { get; set; }

    /// <summary>The typed name, or the strokes as JSON (x and y only); one of the two, by <see cref="Method"/>.</summary>
    public string? Signature { get; set; }

    /// <summary>32 random bytes; HMAC-SHA256 key of the ledger's commitment. Erasing it makes the public leaf open to nobody.</summary>
    public byte[]? RecordKey { get; set; }
}
