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

    /// <summary>When the device last said how it is; what follows is what it said then.</summary>
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>Rows that it had not brought yet.</summary>
    public int? Waiting { get; set; }

    /// <summary>Entries of the offline list that it held, and when that list was made.</summary>
    public int? ListRows { get; set; }

    public DateTimeOffset? ListMadeAt { get; set; }

    /// <summary>Server's clock minus the device's, in milliseconds.</summary>
    public int? SkewMs { get; set; }

    /// <summary>Percent; null where the browser does not say.</summary>
    public int? Battery { get; set; }

    /// <summary>Whether the browser promised to keep what is stored.</summary>
    public bool? IsPersistent { get; set; }

    /// <summary>Whether its camera gave a picture; null when it was not tried.</summary>
    public bool? HasCamera { get; set; }

    /// <summary>When it last read a test code.</summary>
    public DateTimeOffset? TestedAt { get; set; }
}
