namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// What staff type to reach the settings of a kiosk. Only a keyed hash is kept, whose key does not lie in the database; the row also
/// counts the wrong tries of its device.
/// </summary>
public sealed class KioskPin
{
    /// <summary>Wrong tries within <see cref="Window"/>; the next one waits.</summary>
    public const int MostTries = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public required Guid DeviceId { get; init; }

    /// <summary>HMAC-SHA256 over device and digits.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Number of the window since 1970 in which the tries were counted.</summary>
    public long WindowNumber { get; set; }

    public int Tries { get; set; }

    public static long WindowAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / (long)Window.TotalSeconds;

    /// <returns>Four to eight digits, or null.</returns>
    public static string? Of(string? typed) => typed?.Trim() is { Length: >= 4 and <= 8 } digits && digits.All(char.IsAsciiDigit) ? digits : null;
}
