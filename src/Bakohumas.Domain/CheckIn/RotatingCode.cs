using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// The code that a hall's screen shows for self check-in and changes every 30 seconds, as in RFC 6238: HMAC-SHA256 of
/// <c>"self-check-in" ‖ device id ‖ step</c> under the link key, cut to 40 bits, eight characters of Crockford base32. The step is the
/// number of whole periods since the Unix epoch by the server's clock; no phone's clock is asked. One step earlier and later are taken.
/// </summary>
public static class RotatingCode
{
    public const int Length = 8;

    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly byte[] Label = Encoding.ASCII.GetBytes("self-check-in");

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / (long)Period.TotalSeconds;

    /// <summary>When a step ends.</summary>
    public static DateTimeOffset EndOf(long step) => DateTimeOffset.FromUnixTimeSeconds((step + 1) * (long)Period.TotalSeconds);

    public static string Of(ReadOnlySpan<byte> linkKey, Guid deviceId, long step)
    {
        Span<byte> message = stackalloc byte[Label.Length + 24];
        Label.CopyTo(message);
        deviceId.TryWriteBytes(message[Label.Length..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(message[^8..], step);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(linkKey, message, mac);
        return Crockford.Encode(mac[..5]);
    }

    /// <summary>Reads what a camera or a person read: any case, spaces and dashes ignored.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = typed is { Length: <= 40 } ? Crockford.Normalize(typed, Length) : null;
        return code is not null;
    }

    /// <summary>The step at which this screen showed a code, if that was now, the step before, or (clocks of two nodes) the step after.</summary>
    public static long? StepOf(ReadOnlySpan<byte> linkKey, Guid deviceId, string code, DateTimeOffset now)
    {
        var step = StepAt(now);
        for (var near = step - 1; near <= step + 1; near++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(linkKey, deviceId, near)), Encoding.ASCII.GetBytes(code))) return near;
        return null;
    }
}
