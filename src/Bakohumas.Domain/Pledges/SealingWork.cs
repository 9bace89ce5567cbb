namespace Bakohumas.Domain.Pledges;

/// <summary>Work that is due: draw and seal the paper of a recorded pledge. Claimed by lease; repeating it is harmless.</summary>
public sealed class SealingWork
{
    public required Guid PledgeId { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }
    public int Attempts { get; set; }
    public string? LastFault { get; set; }

    /// <summary>The sealed paper in the vault; set once.</summary>
    public string? FileHash { get; set; }

    public DateTimeOffset? SealedAt { get; set; }
}
