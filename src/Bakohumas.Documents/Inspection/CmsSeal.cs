using System.Buffers;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Sealing;

namespace Bakohumas.Documents.Inspection;

/// <summary>The CMS of a seal, decoded once. Verification is by the framework, not by the code that made it.</summary>
internal sealed class CmsSeal
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47", MessageDigest = "1.2.840.113549.1.9.4", Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>What the hexadecimal string of a seal is made of.</summary>
    public static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789ABCDEF"u8);

    private readonly byte[] _encoded;
    private readonly SignedCms _cms;

    private CmsSeal(byte[] encoded, SignedCms cms)
    {
        (_encoded, _cms) = (encoded, cms);
        Signer = cms.SignerInfos.Count == 1 ? cms.SignerInfos[0].Certificate : null;
        if (Signer is null) return;
        // The framework reads these late; a mangled certificate must fail here, where it is expected.
        Subject = Signer.Subject;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Signer.RawDataMemory.Span));
        MiddleOfLife = Signer.NotBefore + (Signer.NotAfter - Signer.NotBefore) / 2;
    }

    public int Signers => _cms.SignerInfos.Count;

    /// <summary>The certificate of the only signer.</summary>
    public X509Certificate2? Signer { get; }

    public string? Subject { get; }

    /// <summary>SHA-256 of the signer's certificate, lower-case hexadecimal.</summary>
    public string? Fingerprint { get; }

    /// <summary>A moment at which the signer's certificate is certainly valid.</summary>
    public DateTimeOffset MiddleOfLife { get; }

    /// <summary>Decodes upper-case hexadecimal digits, a whole DER value and nothing but zeros behind it; null when they are anything else.</summary>
    public static CmsSeal? Decode(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is 0 or > 4 * SealEnvelope.Room || digits.ContainsAnyExcept(Digits)) return null;
        try
        {
            var bytes = Convert.FromHexString(digits);
            AsnDecoder.ReadEncodedValue(bytes, AsnEncodingRules.DER, out _, out _, out var length);
            if (bytes.AsSpan(length).ContainsAnyExcept((byte)0)) return null;
            var encoded = bytes[..length];
            var cms = new SignedCms();
            cms.Decode(encoded);
            return new CmsSeal(encoded, cms);
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return null;
        }
    }

    /// <summary>Issued by one of the trusted authorities, or itself trusted, and valid at the given time. Revocation and the network are not asked.</summary>
    public bool IsIssuedBy(X509Certificate2Collection trust, DateTimeOffset at)
    {
        if (Signer is null || trust.Count == 0) return false;
        try
        {
            if (trust.Any(trusted => trusted.RawDataMemory.Span.SequenceEqual(Signer.RawDataMemory.Span)))
            {
                return at >= Signer.NotBefore && at <= Signer.NotAfter;
            }
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(trust);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = at.LocalDateTime;
            chain.ChainPolicy.VerificationTimeIgnored = false;
            // An authority issues seals but is none: its own certificate does not count as a signer here.
            return chain.Build(Signer) && chain.ChainElements.Count == 2;
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return false;
        }
    }

    /// <summary>The signed list of certificates names the signer's first and the enclosed authority's second, and no other (RFC 5035, 4).</summary>
    public bool NamesItsCertificates() => Signer is not null && Named() is [var first, _] && IsHashOf(first, Signer) && EnclosedAuthority() is not null;

    /// <summary>SHA-256, and both digest and signature fit the content.</summary>
    public bool Fits(byte[] content)
    {
        if (Signer is null || _cms.SignerInfos[0].DigestAlgorithm.Value != Sha256) return false;
        try
        {
            var detached = new SignedCms(new ContentInfo(content), detached: true);
            detached.Decode(_encoded);
            detached.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return false;
        }
    }

    /// <summary>
    /// The bytes are those that this program makes from the same digest, certificates and signature value. So nothing can be hidden in the parts that a
    /// signature does not cover: other certificates, unsigned attributes, odd encodings.
    /// </summary>
    public bool IsEncodedByUs()
    {
        if (Signer is null || Attribute(MessageDigest) is not { } value || EnclosedAuthority() is not { } authority) return false;
        try
        {
            var digest = AsnDecoder.ReadOctetString(value.Span, AsnEncodingRules.DER, out _);
            var signature = _cms.SignerInfos[0].GetSignature();
            return CadesSignature.Create(digest, Signer, authority, _ => signature).AsSpan().SequenceEqual(_encoded);
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return false;
        }
    }

    /// <summary>The enclosed certificate that the second entry of the signed list names.</summary>
    private X509Certificate2? EnclosedAuthority() =>
        Named() is [_, var second] ? _cms.Certificates.FirstOrDefault(certificate => IsHashOf(second, certificate)) : null;

    /// <summary>The certificate hashes of signing-certificate-v2; none when the attribute is not as we write it.</summary>
    private List<byte[]> Named()
    {
        var hashes = new List<byte[]>();
        if (Attribute(SigningCertificateV2) is not { } value) return hashes;
        try
        {
            var list = new AsnReader(value, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            while (list.HasData && hashes.Count < 4) hashes.Add(list.ReadSequence().ReadOctetString());
            return hashes;
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return [];
        }
    }

    private static bool IsHashOf(byte[] hash, X509Certificate2 certificate) => hash.AsSpan().SequenceEqual(SHA256.HashData(certificate.RawDataMemory.Span));

    /// <summary>What the framework throws at mangled or exotic certificates and messages.</summary>
    private static bool IsBadSeal(Exception e) => e is CryptographicException or AsnContentException or FormatException or ArgumentException or NotSupportedException;

    private ReadOnlyMemory<byte>? Attribute(string identifier)
    {
        foreach (var attribute in _cms.SignerInfos[0].SignedAttributes)
        {
            if (attribute.Oid.Value == identifier && attribute.Values.Count == 1) return attribute.Values[0].RawData;
        }
        return null;
    }
}
