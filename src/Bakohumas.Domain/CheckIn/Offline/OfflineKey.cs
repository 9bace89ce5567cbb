using System.Numerics;
using System.Security.Cryptography;

namespace Bakohumas.Domain.CheckIn.Offline;

/// <summary>
/// The key pairs of one event's doors without network, on NIST P-256 (FIPS 186-5): one signs the attendee list (ES256), one opens what
/// doors have sealed for the server. Derived from the link key and stored nowhere; the key of one event is worth nothing at another.
/// </summary>
public static class OfflineKey
{
    private static readonly BigInteger Order = new(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    /// <summary>Signs the list; dispose it.</summary>
    public static ECDsa Signing(ReadOnlySpan<byte> linkKey, Guid eventId) => ECDsa.Create(Parameters(linkKey, eventId, "bakohumas offline list v1"u8));

    /// <summary>Opens what was sealed for this event; dispose it.</summary>
    public static ECDiffieHellman Opening(ReadOnlySpan<byte> linkKey, Guid eventId) => ECDiffieHellman.Create(Parameters(linkKey, eventId, "bakohumas offline box v1"u8));

    // HKDF gives 128 bits more than the order has, so that the remainder shows no bias (FIPS 186-5, A.2.1).
    private static ECParameters Parameters(ReadOnlySpan<byte> linkKey, Guid eventId, ReadOnlySpan<byte> purpose)
    {
        Span<byte> info = stackalloc byte[purpose.Length + 16];
        purpose.CopyTo(info);
        eventId.TryWriteBytes(info[purpose.Length..], bigEndian: true, out _);
        Span<byte> wide = stackalloc byte[48];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, linkKey, wide, salt: [], info);
        var scalar = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = new byte[32];
        var number = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        number.CopyTo(bytes.AsSpan(32 - number.Length));
        return new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = bytes };
    }
}
