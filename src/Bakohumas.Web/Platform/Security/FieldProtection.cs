using System.Security.Cryptography;
using System.Text;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Identity numbers at rest: AES-256-GCM (NIST SP 800-38D), bound to the row they stand in, and a keyed hash for uniqueness. A NIP
/// has about 2^34 values, so a hash without a key would be reversible.
/// </summary>
internal sealed class FieldProtection(KeyRing keys)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] cipherKey = keys.FieldCipher;
    private readonly byte[] hashKey = keys.FieldHash;

    /// <returns>Nonce, ciphertext and tag.</returns>
    public byte[] Encrypt(string value, Guid owner)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var result = new byte[NonceLength + plain.Length + TagLength];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(cipherKey, TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceLength, plain.Length), result.AsSpan(NonceLength + plain.Length), owner.ToByteArray());
        return result;
    }

    /// <exception cref="CryptographicException">The bytes were altered, or belong to another row.</exception>
    public string Decrypt(ReadOnlySpan<byte> cipher, Guid owner)
    {
        var plain = new byte[cipher.Length - NonceLength - TagLength];
        using var aes = new AesGcm(cipherKey, TagLength);
        aes.Decrypt(cipher[..NonceLength], cipher[NonceLength..^TagLength], cipher[^TagLength..], plain, owner.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    /// <returns>HMAC-SHA256 of the value, 32 bytes.</returns>
    public byte[] Hash(string value) => HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes(value));
}
