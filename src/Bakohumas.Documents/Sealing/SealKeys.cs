using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// A private key on this machine (ECDSA on P-256 or P-384, or RSA of 2048 bits and more), its certificate and those that issued it. Safe for any
/// number of threads.
/// </summary>
public sealed class SealKeys : IDigestSigner, IDisposable
{
    public const int LongestChain = 4;

    private readonly AsymmetricAlgorithm _key;
    private readonly Lock _using = new();

    private SealKeys(IReadOnlyList<X509Certificate2> chain, AsymmetricAlgorithm key)
    {
        Chain = chain;
        _key = key;
    }

    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>The certificate of the seal, without its key.</summary>
    public X509Certificate2 Certificate => Chain[0];

    /// <summary>Who issued it; the certificate itself when it is self-signed.</summary>
    public X509Certificate2 Authority => Chain.Count > 1 ? Chain[1] : Chain[0];

    /// <summary>
    /// A new authority that issues one seal certificate and is then forgotten: its key exists in no file, so nobody can ever issue a second one.
    /// Renewing means a new pair, with the old authority kept among the trusted ones. To keep the authority's key use <see cref="SealAuthority"/>.
    /// </summary>
    public static SealKeys Create(DateTimeOffset now, string commonName)
    {
        using var authority = SealAuthority.Create(now, commonName + " CA");
        return authority.Issue(now, commonName);
    }

    /// <summary>Reads what <see cref="ToPem"/> wrote: seal certificate, authority certificate, PKCS #8 key.</summary>
    /// <exception cref="CryptographicException">A part is missing or the key does not belong to the certificate.</exception>
    public static SealKeys FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            if (certificates.Count != 2) throw new CryptographicException("The seal needs exactly two certificates: its own and its authority's.");
            var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return Of([certificates[0], certificates[1]], key);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("The seal key file is not readable.", e);
        }
    }

    /// <summary>Reads a PKCS #12 file (RFC 7292) with one private key, its certificate and, as far as they are enclosed, those that issued it.</summary>
    /// <exception cref="CryptographicException">Wrong password, no or several keys, or a kind of key that cannot seal.</exception>
    public static SealKeys FromPkcs12(ReadOnlySpan<byte> file, string? password)
    {
        var certificates = X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        try
        {
            var own = certificates.Where(certificate => certificate.HasPrivateKey).ToList();
            if (own.Count != 1) throw new CryptographicException("The file needs exactly one private key.");
            AsymmetricAlgorithm key = own[0].GetECDsaPrivateKey() ?? (AsymmetricAlgorithm?)own[0].GetRSAPrivateKey()
                ?? throw new CryptographicException("Only ECDSA and RSA keys can seal.");
            return Of(Pkcs12Chain(own[0], certificates), key);
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }

    /// <summary>Everything needed to seal, as PEM (RFC 7468). Secret: store it readable by the owner only.</summary>
    public string ToPem() => string.Concat(Chain.Select(certificate => certificate.ExportCertificatePem() + "\n")) + _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>What a verifier needs: a new collection with the authority.</summary>
    public X509Certificate2Collection Trust() => [Authority];

    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(SignHash(sha256.ToArray()));
    }

    internal byte[] SignHash(byte[] hash)
    {
        // The framework does not promise that one key object may be used by two threads at once.
        lock (_using)
        {
            return _key is ECDsa elliptic
                ? elliptic.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence)
                : ((RSA)_key).SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        foreach (var certificate in Chain) certificate.Dispose();
    }

    private static SealKeys Of(List<X509Certificate2> chain, AsymmetricAlgorithm key)
    {
        if (!chain[0].PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
        {
            key.Dispose();
            throw new CryptographicException("The key does not belong to the seal certificate.");
        }
        if (key is RSA { KeySize: < 2048 } || (key is ECDsa { KeySize: < 256 })) throw new CryptographicException("The key is too short to seal with.");
        return new SealKeys(chain, key);
    }

    /// <summary>From the certificate upward as long as its issuer is enclosed. Copies without keys, because the enclosed ones hold theirs.</summary>
    private static List<X509Certificate2> Pkcs12Chain(X509Certificate2 own, X509Certificate2Collection enclosed)
    {
        var chain = new List<X509Certificate2> { X509CertificateLoader.LoadCertificate(own.RawData) };
        while (chain.Count < LongestChain && !IsSelfIssued(chain[^1]))
        {
            var issuer = enclosed.FirstOrDefault(other => other.SubjectName.RawData.AsSpan().SequenceEqual(chain[^1].IssuerName.RawData));
            if (issuer is null) break;
            chain.Add(X509CertificateLoader.LoadCertificate(issuer.RawData));
        }
        return chain;
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
