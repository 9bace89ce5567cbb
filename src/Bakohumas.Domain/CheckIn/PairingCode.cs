namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// Eight characters that pair one device within 15 minutes. A code of the demo has no end and can be used again.
/// </summary>
public sealed class PairingCode
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required DeviceRight Right { get; init; }

    /// <summary>SHA-256 of the normalised code.</summary>
    public required byte[] Hash { get; init; }

    public Guid? ByAccountId { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public bool IsReusable { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
