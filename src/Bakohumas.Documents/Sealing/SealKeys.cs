using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>The seal's private key (P-256), its certificate and the certificate of the authority that issued it. Safe for any number of threads.</summary>
public sealed class SealKeys : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _using = new();

    private SealKeys(X509Certificate2 certificate, X509Certificate2 authority, ECDsa key)
    {
        Certificate = certificate;
        Authority = authority;
        _key = key;
    }

    /// <summary>The certificate of the seal, without its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>What verifiers pin; publish it.</summary>
    public X509Certificate2 Authority { get; }

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
            using var expected = certificates[0].GetECDsaPublicKey();
            if (expected is null || !expected.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
            {
                key.Dispose();
                throw new CryptographicException("The key does not belong to the seal certificate.");
            }
            return new SealKeys(certificates[0], certificates[1], key);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("The seal key file is not readable.", e);
        }
    }

    /// <summary>Everything needed to seal, as PEM (RFC 7468). Secret: store it readable by the owner only.</summary>
    public string ToPem() => $"{Certificate.ExportCertificatePem()}\n{Authority.ExportCertificatePem()}\n{_key.ExportPkcs8PrivateKeyPem()}\n";

    /// <summary>What a verifier needs: a new collection with the authority.</summary>
    public X509Certificate2Collection Trust() => [Authority];

    /// <summary>ECDSA over a finished SHA-256 hash, DER-encoded (RFC 3279, 2.2.3).</summary>
    internal byte[] SignHash(byte[] hash)
    {
        // The framework does not promise that one key object may be used by two threads at once.
        lock (_using) return _key.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
        Authority.Dispose();
    }
}
