using System.Security.Cryptography;

namespace Bakohumas.Domain.CheckIn.Offline;

/// <summary>
/// A form that a door without network sealed for the server, so that a phone that is lost holds nobody's data: the ephemeral point of the
/// sender (65 bytes, uncompressed, SEC 1 2.3.3) ‖ AES-256-GCM of the text ‖ tag (16). Key (32) and nonce (12) are HKDF-SHA256 of the ECDH
/// secret (P-256, the x coordinate), salt the ephemeral point, info <c>bakohumas offline form v1</c>; bound to the nonce of its call (16 bytes,
/// big endian) as additional data.
/// </summary>
public static class SealedForm
{
    public const int MaxLength = 8_192;

    private const int PointLength = 65;
    private const int TagLength = 16;

    /// <returns>The text, or null for what was not sealed for this key and nonce.</returns>
    public static byte[]? Open(ECDiffieHellman box, ReadOnlySpan<byte> sealedForm, Guid nonce)
    {
        if (sealedForm.Length is <= PointLength + TagLength or > MaxLength || sealedForm[0] != 4) return null;
        var point = sealedForm[..PointLength];
        var body = sealedForm[PointLength..^TagLength];
        var tag = sealedForm[^TagLength..];
        try
        {
            using var sender = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
            });
            Span<byte> secrets = stackalloc byte[44];
            HKDF.DeriveKey(HashAlgorithmName.SHA256, box.DeriveRawSecretAgreement(sender.PublicKey), secrets, point, "bakohumas offline form v1"u8);
            Span<byte> bound = stackalloc byte[16];
            nonce.TryWriteBytes(bound, bigEndian: true, out _);
            var plain = new byte[body.Length];
            using var cipher = new AesGcm(secrets[..32], TagLength);
            cipher.Decrypt(secrets[32..], body, tag, plain, bound);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
