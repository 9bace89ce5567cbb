namespace Bakohumas.Domain.Pledges;

/// <summary>Work that is due: look whether the joint paper of a text needs a new version. Claimed by lease; repeating it is harmless.</summary>
public sealed class JointWork
{
    public required Guid FrozenTextId { get; init; }
    public required Guid EventId { get; init; }

    /// <summary>Verification code, the same on every version: 16 characters of Crockford base32.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>When the record was last read for it; what changed later is not in the newest version yet.</summary>
    public required DateTimeOffset LookedAt { get; set; }

    public int Attempts { get; set; }
    public string? LastFault { get; set; }
}
