namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// One call at a door, append-only, refused ones too: what was scanned, when the device says it happened, when the server heard
/// it, at which gate, by which device, the verdict and its reason. Holds the whole first answer, because a known nonce gets it again.
/// </summary>
public sealed class Scan
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public AdmissionSource Source { get; init; }

    /// <summary>The paired device; null for what came from afar or from paper, where there is none.</summary>
    public required Guid? DeviceId { get; init; }

    /// <summary>The entry from paper that this row belongs to.</summary>
    public Guid? SheetId { get; init; }

    /// <summary>Chosen by the device; unique for it. Without a device unique for the source.</summary>
    public required Guid Nonce { get; init; }

    /// <summary>SHA-256 over code or ticket, gate, direction and occasion: the same nonce with another one is a conflict (409).</summary>
    public required byte[] RequestHash { get; init; }

    public Guid? RegistrationId { get; init; }
    public Guid? OccasionId { get; init; }
    public required Direction Direction { get; init; }
    public required string Gate { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>
    /// When it counts: a live scan when the server heard it, a forced one by the device's clock set right by <see cref="SkewMs"/>, never
    /// later than heard. What depends on order depends on this, so that the order of uploads changes nothing.
    /// </summary>
    public required DateTimeOffset HappenedAt { get; init; }
    /// <summary>Server's clock minus device's, in milliseconds, as the device measured it.</summary>
    public required int SkewMs { get; init; }
    public required bool Forced { get; init; }
    public required Verdict Verdict { get; init; }
    public RefusalReason? Reason { get; init; }
    public string? FirstGate { get; init; }
    public DateTimeOffset? FirstAt { get; init; }
    public Guid? AdmissionId { get; init; }
    public required bool Conflict { get; init; }

    /// <summary>Brought by a revoked device: it counts only once a <see cref="ScanReview"/> confirms it, because a thief can set the time.</summary>
    public bool IsHeld { get; init; }
}
