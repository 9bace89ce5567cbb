namespace Bakohumas.Domain.Pledges;

/// <summary>A commitment that waits for the public ledger; written in the act that records the pledge.</summary>
public sealed class PendingLeaf
{
    public required Guid Id { get; init; }
    public required Guid PledgeId { get; init; }

    /// <summary>HMAC-SHA256(record key, canonical record), 32 bytes.</summary>
    public required byte[] Commitment { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
