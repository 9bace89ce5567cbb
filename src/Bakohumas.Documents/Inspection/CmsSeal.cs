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
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47", MessageDigest = "1.2.840.113549.1.9.4", Sha256 = "2.16.840.1.101.3.4.2.1",
        SignatureTimeStamp = "1.2.840.113549.1.9.16.2.14";

    /// <summary>What the hexadecimal string of a seal is made of.</summary>
    public static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789ABCDEF"u8);

    private readonly byte[] _encoded;
    private readonly SignedCms _cms;
    private readonly ReadOnlyMemory<byte>? _timeToken;

    private CmsSeal(byte[] encoded, SignedCms cms)
    {
        (_encoded, _cms) = (encoded, cms);
        Signer = cms.SignerInfos.Count == 1 ? cms.SignerInfos[0].Certificate : null;
        if (Signer is null) return;
        // The framework reads these late; a mangled certificate must fail here, where it is expected.
        Subject = Signer.Subject;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Signer.RawDataMemory.Span));
        MiddleOfLife = Signer.NotBefore + (Signer.NotAfter - Signer.NotBefore) / 2;
        _timeToken = RawTimeToken(cms.SignerInfos[0]);
        if (_timeToken is { } raw) TimeToken = Sealing.TimeToken.Decode(raw);
    }

    public int Signers => _cms.SignerInfos.Count;

    /// <summary>The certificate of the only signer.</summary>
    public X509Certificate2? Signer { get; }

    public string? Subject { get; }

    /// <summary>SHA-256 of the signer's certificate, lower-case hexadecimal.</summary>
    public string? Fingerprint { get; }

    /// <summary>A moment at which the signer's certificate is certainly valid.</summary>
    public DateTimeOffset MiddleOfLife { get; }

    /// <summary>The token of a B-T signature; null when there is none, or none in our form.</summary>
    public TimeToken? TimeToken { get; }

    public bool HasTimeToken => _timeToken is not null;

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

    /// <summary>The signer's very certificate is pinned and valid at the given time.</summary>
    public bool IsPinned(X509Certificate2Collection pinned, DateTimeOffset at) =>
        Signer is not null && at >= Signer.NotBefore && at <= Signer.NotAfter && pinned.Any(pin => pin.RawDataMemory.Span.SequenceEqual(Signer.RawDataMemory.Span));

    /// <summary>
    /// True when a pinned authority vouches for a time within the certificate's life, false when there is a token that is damaged, not of our form or
    /// of another signature, null when there is none or nobody pinned its authority.
    /// </summary>
    public bool? ProvesTime(SealTrust trust)
    {
        if (!HasTimeToken) return null;
        if (Signer is null || TimeToken is null) return false;
        try
        {
            if (!TimeToken.Fits(_cms.SignerInfos[0].GetSignature())) return false;
            if (!TimeToken.IsFrom(trust.TimeAuthorities)) return null;
            return TimeToken.Time >= Signer.NotBefore && TimeToken.Time <= Signer.NotAfter;
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return false;
        }
    }

    /// <summary>The signed list of certificates names the signer's first and then every other enclosed one (RFC 5035, 4).</summary>
    public bool NamesItsCertificates() => Signer is not null && Chain() is { } chain && chain.Count == _cms.Certificates.Count;

    /// <summary>The parts from which <see cref="CadesSignature"/> makes this signature again, with a token in it.</summary>
    public byte[] WithTimeToken(ReadOnlySpan<byte> token) => CadesSignature.Assemble(Digest()!, Chain()!, SignatureValue, token);

    public byte[] SignatureValue => _cms.SignerInfos[0].GetSignature();

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
    /// The digest in it is that of these two parts. Whether it was signed, <see cref="Fits"/> says, for the price of several copies of the content.
    /// </summary>
    public bool IsOver(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(before);
            hash.AppendData(after);
            return Digest() is { } digest && hash.GetHashAndReset().AsSpan().SequenceEqual(digest);
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return false;
        }
    }

    /// <summary>
    /// The bytes are those that this program makes from the same digest, certificates, signature value and time token. So nothing can be hidden in
    /// the parts that a signature does not cover: other certificates, unsigned attributes, odd encodings.
    /// </summary>
    public bool IsEncodedByUs()
    {
        try
        {
            if (Signer is null || Digest() is not { } digest || Chain() is not { } chain) return false;
            return CadesSignature.Assemble(digest, chain, SignatureValue, (_timeToken ?? default).Span).AsSpan().SequenceEqual(_encoded);
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return false;
        }
    }

    private byte[]? Digest() => Attribute(MessageDigest) is { } value ? AsnDecoder.ReadOctetString(value.Span, AsnEncodingRules.DER, out _) : null;

    /// <summary>The enclosed certificates in the order of the signed list; null unless the signer's is the first and each is enclosed.</summary>
    private List<X509Certificate2>? Chain()
    {
        var chain = new List<X509Certificate2>();
        foreach (var hash in Named())
        {
            if (_cms.Certificates.FirstOrDefault(certificate => IsHashOf(hash, certificate)) is not { } enclosed) return null;
            chain.Add(enclosed);
        }
        return chain.Count is > 0 and <= SealKeys.LongestChain && IsHashOf(Named()[0], Signer!) ? chain : null;
    }

    /// <summary>The certificate hashes of signing-certificate-v2; none when the attribute is not as we write it.</summary>
    private List<byte[]> Named()
    {
        var hashes = new List<byte[]>();
        if (Attribute(SigningCertificateV2) is not { } value) return hashes;
        try
        {
            var list = new AsnReader(value, AsnEncodingRules.DER).ReadSequence().ReadSequence();
            while (list.HasData && hashes.Count <= SealKeys.LongestChain) hashes.Add(list.ReadSequence().ReadOctetString());
            return hashes;
        }
        catch (Exception e) when (IsBadSeal(e))
        {
            return [];
        }
    }

    private static ReadOnlyMemory<byte>? RawTimeToken(SignerInfo signer)
    {
        foreach (var attribute in signer.UnsignedAttributes)
        {
            if (attribute.Oid.Value == SignatureTimeStamp && attribute.Values.Count == 1) return attribute.Values[0].RawData;
        }
        return null;
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
