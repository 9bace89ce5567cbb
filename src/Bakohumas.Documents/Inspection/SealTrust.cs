using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// What a verifier pins, each for its purpose alone: who may seal, who may sign as chair, whose time is believed. The system's store is never asked.
/// </summary>
/// <param name="Seals">Our authorities, current and former, or seal certificates alone.</param>
/// <param name="Chairs">The very certificates of those who signed as chair.</param>
/// <param name="TimeAuthorities">RFC 3161 authorities: roots with their intermediates, or signing certificates.</param>
public sealed record SealTrust(X509Certificate2Collection Seals, X509Certificate2Collection Chairs, X509Certificate2Collection TimeAuthorities)
{
    /// <summary>The line before a certificate that says what it is pinned for.</summary>
    public const string Role = "Peran: ", Seal = "segel", Chair = "ketua", Time = "waktu";

    public SealTrust(X509Certificate2Collection seals)
        : this(seals, [], [])
    {
    }

    /// <summary>
    /// Reads PEM (RFC 7468), where text may stand before each certificate: a line <c>Peran: segel</c>, <c>ketua</c> or <c>waktu</c>. Without one it
    /// is a seal's, as in a file that holds one certificate and nothing else.
    /// </summary>
    /// <exception cref="CryptographicException">A certificate is damaged, a purpose unknown, or there is none at all.</exception>
    public static SealTrust FromPem(string pem)
    {
        ArgumentNullException.ThrowIfNull(pem);
        var trust = new SealTrust([], [], []);
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "CERTIFICATE") trust.For(RoleIn(rest[..fields.Location.Start.Value])).Add(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            rest = rest[fields.Location.End..];
        }
        return trust.Seals.Count + trust.Chairs.Count + trust.TimeAuthorities.Count > 0 ? trust : throw new CryptographicException("There is no certificate in the file.");
    }

    /// <summary>What <see cref="FromPem"/> reads.</summary>
    public string ToPem()
    {
        var text = new StringBuilder();
        foreach (var (role, certificates) in new[] { (Seal, Seals), (Chair, Chairs), (Time, TimeAuthorities) })
        {
            foreach (var certificate in certificates)
            {
                text.Append(Role).Append(role).Append('\n').Append("SHA-256: ").Append(Convert.ToHexStringLower(SHA256.HashData(certificate.RawData))).Append('\n')
                    .Append(certificate.ExportCertificatePem()).Append("\n\n");
            }
        }
        return text.ToString();
    }

    /// <summary>The certificates of both, each once.</summary>
    public SealTrust With(SealTrust other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new SealTrust(Union(Seals, other.Seals), Union(Chairs, other.Chairs), Union(TimeAuthorities, other.TimeAuthorities));
    }

    private static X509Certificate2Collection Union(X509Certificate2Collection first, X509Certificate2Collection second) =>
        [.. first.Concat(second).DistinctBy(certificate => Convert.ToHexString(certificate.RawDataMemory.Span))];

    private X509Certificate2Collection For(ReadOnlySpan<char> role) => role switch
    {
        "" or Seal => Seals,
        Chair => Chairs,
        Time => TimeAuthorities,
        _ => throw new CryptographicException("The purpose of a certificate is unknown."),
    };

    private static ReadOnlySpan<char> RoleIn(ReadOnlySpan<char> before)
    {
        var at = before.LastIndexOf(Role);
        if (at < 0) return "";
        var line = before[(at + Role.Length)..];
        var end = line.IndexOfAny('\r', '\n');
        return (end < 0 ? line : line[..end]).Trim();
    }
}
