namespace Bakohumas.Domain.CheckIn;

/// <summary>A phone, screen or kiosk paired with one event and one right. The token is random and only its SHA-256 is stored.</summary>
public sealed class Device
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required string Name { get; init; }
    public required DeviceRight Right { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTimeOffset PairedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset LastContactAt { get; set; }
}
