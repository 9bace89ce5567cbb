using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// A private key that signs a digest and sees nothing else of the paper: a key file, a card, an HSM. Safe for any number of threads.
/// </summary>
public interface IDigestSigner
{
    /// <summary>The signer's certificate, then those that issued it: one to <see cref="SealKeys.LongestChain"/>, without private keys.</summary>
    IReadOnlyList<X509Certificate2> Chain { get; }

    /// <returns>
    /// The signature over a finished SHA-256 hash, by the key of the first certificate: ECDSA as DER (RFC 3279, 2.2.3) or RSA as PKCS #1 v1.5
    /// (RFC 8017, 8.2). Fails with an exception when the key cannot be used now.
    /// </returns>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel);
}
