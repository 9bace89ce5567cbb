namespace Bakohumas.Domain.Pledges;

/// <summary>A commitment that waits for the public ledger; written in the act that records what it commits to.</summary>
public sealed class PendingLeaf
{
    public required Guid Id { get; init; }
    public required Guid PledgeId { get; init; }

    /// <summary>Only <see cref="LeafKind.Pledge"/> adds a signatory: the exact count of a close leaf is pledges less withdrawals.</summary>
    public LeafKind Kind { get; init; }

    /// <summary>HMAC-SHA256(record key, canonical record), 32 bytes.</summary>
    public required byte[] Commitment { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>What a leaf commits to.</summary>
public enum LeafKind
{
    /// <summary>A signature: <see cref="CanonicalRecord"/>.</summary>
    Pledge,

    /// <summary>The same signature with a corrected name or position; names the code it replaces.</summary>
    Correction,

    /// <summary>The signer took a pledge back: <see cref="WithdrawalRecord"/>.</summary>
    Withdrawal,
}
