namespace Bakohumas.Domain.CheckIn;

/// <summary>An admission taken back at the door or in the panel: another row, never a deletion. At most one for an admission.</summary>
public sealed class ScanUndo
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid AdmissionId { get; init; }

    /// <summary>The device that took it back; null when an officer did in the panel.</summary>
    public required Guid? DeviceId { get; init; }

    public Guid? ByAccountId { get; init; }
    public required Guid Nonce { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset HeardAt { get; init; }
}
