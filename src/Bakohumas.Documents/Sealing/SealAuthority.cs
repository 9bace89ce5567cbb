using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// Our own certificate authority: P-256 (FIPS 186-5), valid for twenty years, issuing seal certificates of ten years (RFC 5280). It gives
/// integrity, not legal standing: a certified signature needs a recognised provider (PP 71/2019, article 60).
/// </summary>
public sealed class SealAuthority : IDisposable
{
    private const int AuthorityYears = 20, SealYears = 10;

    private readonly ECDsa _key;

    private SealAuthority(X509Certificate2 certificate, ECDsa key)
    {
        Certificate = certificate;
        _key = key;
    }

    public X509Certificate2 Certificate { get; }

    /// <param name="now">Validity begins a day earlier, so that a clock that is a little behind does not refuse the first seal.</param>
    /// <param name="commonName">Subject common name, 1 to 64 characters.</param>
    public static SealAuthority Create(DateTimeOffset now, string commonName)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name(commonName), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var start = now.AddDays(-1);
        using var certificate = request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), start, start.AddYears(AuthorityYears), SerialNumber());
        return new SealAuthority(X509CertificateLoader.LoadCertificate(certificate.RawData), key);
    }

    /// <summary>Reads what <see cref="ToPem"/> wrote.</summary>
    /// <exception cref="CryptographicException">A part is missing or the key does not belong to the certificate.</exception>
    public static SealAuthority FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        try
        {
            var certificate = X509Certificate2.CreateFromPem(pem);
            var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
                ? new SealAuthority(certificate, key)
                : throw new CryptographicException("The key does not belong to the authority's certificate.");
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("The authority's key file is not readable.", e);
        }
    }

    /// <summary>Certificate and private key, as PEM. Secret: whoever has it can issue seals that verifiers trust.</summary>
    public string ToPem() => $"{Certificate.ExportCertificatePem()}\n{_key.ExportPkcs8PrivateKeyPem()}\n";

    /// <summary>Issues a seal certificate with a new key. Its end is cut to that of the authority.</summary>
    public SealKeys Issue(DateTimeOffset now, string commonName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name(commonName), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var start = now.AddDays(-1);
        var end = start.AddYears(SealYears);
        if (end > Certificate.NotAfter) end = Certificate.NotAfter;
        using var certificate = request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), start, end, SerialNumber());
        return SealKeys.FromPem(
            certificate.ExportCertificatePem() + "\n" + Certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    public void Dispose()
    {
        _key.Dispose();
        Certificate.Dispose();
    }

    private static X500DistinguishedName Name(string commonName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(commonName);
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("ID");
        name.AddOrganizationName("Bakohumas");
        name.AddCommonName(commonName);
        return name.Build();
    }

    /// <summary>Twelve random bytes; the first between 0x40 and 0x7F keeps the number positive and of minimal length (X.690, 8.3.2).</summary>
    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        return serial;
    }
}
