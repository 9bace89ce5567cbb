namespace Bakohumas.Domain.Pledges;

/// <summary>Work that is due: draw and seal the paper of a recorded pledge. Claimed by lease; repeating it is harmless.</summary>
public sealed class SealingWork
{
    public required Guid PledgeId { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }
    public int Attempts { get; set; }
    public string? LastFault { get; set; }

    /// <summary>The sealed paper in the vault: the newest edition. Earlier ones stay among the files and stay genuine.</summary>
    public string? FileHash { get; set; }

    public DateTimeOffset? SealedAt { get; set; }

    /// <summary>When an authority, by its token in the newest edition, saw the seal; null while the paper goes without.</summary>
    public DateTimeOffset? ProvenAt { get; set; }

    /// <summary>When an authority that failed is asked again; null when it need not be.</summary>
    public DateTimeOffset? StampDueAt { get; set; }

    public int StampAttempts { get; set; }
}
