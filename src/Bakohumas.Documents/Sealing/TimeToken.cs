using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// An RFC 3161 token over a signature value, in the one form in which we write it: DER, one signer, that signer's certificate and no other,
/// no unsigned attribute. Nothing can be hidden in it, because what its own signature does not cover follows from what it does.
/// </summary>
internal sealed class TimeToken
{
    private const string SignedData = "1.2.840.113549.1.7.2", TokenInfo = "1.2.840.113549.1.9.16.1.4", TimeStamping = "1.3.6.1.5.5.7.3.8";
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);

    // RFC 5754 and RFC 5758: digests and ECDSA without parameters; RFC 4055: RSA with NULL.
    private static readonly string[] Digests = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];
    private static readonly string[] EllipticSignatures = ["1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4"];
    private static readonly string[] RsaSignatures = ["1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13"];

    private readonly Rfc3161TimestampToken _token;

    private TimeToken(Rfc3161TimestampToken token, byte[] encoded) => (_token, Encoded) = (token, encoded);

    public byte[] Encoded { get; }

    public DateTimeOffset Time => _token.TokenInfo.Timestamp;

    /// <summary>Brings an authority's answer into our form. Certificates that it encloses beside the signer's own are left out: verifiers pin them.</summary>
    /// <exception cref="CryptographicException">It is nothing that can be brought into it.</exception>
    public static TimeToken Of(Rfc3161TimestampToken answer)
    {
        var encoded = Write(answer.AsSignedCms(), answer.TokenInfo.Encode());
        return Rfc3161TimestampToken.TryDecode(encoded, out var token, out _) ? new TimeToken(token, encoded) : throw new CryptographicException("The token cannot be written again.");
    }

    /// <summary>Null unless the bytes are exactly our form.</summary>
    public static TimeToken? Decode(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            return Rfc3161TimestampToken.TryDecode(encoded, out var token, out var read) && read == encoded.Length && Of(token) is { } again && again.Encoded.AsSpan().SequenceEqual(encoded.Span)
                ? again : null;
        }
        catch (Exception fault) when (fault is CryptographicException or AsnContentException or ArgumentException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Made over this signature value, by the key of the enclosed certificate, which may do nothing but sign times (RFC 3161, 2.3).</summary>
    public bool Fits(ReadOnlySpan<byte> signature) =>
        _token.TokenInfo.HashAlgorithmId.Value == Digests[0] && _token.VerifySignatureForHash(SHA256.HashData(signature), HashAlgorithmName.SHA256, out _);

    /// <summary>The enclosed certificate is pinned, or was issued by a pinned authority and valid at the time that it states.</summary>
    /// <param name="pinned">Authorities of time with their intermediates, or their signing certificates.</param>
    public bool IsFrom(X509Certificate2Collection pinned)
    {
        var signer = _token.AsSignedCms().SignerInfos[0].Certificate!;
        if (pinned.Any(pin => pin.RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span))) return Time >= signer.NotBefore && Time <= signer.NotAfter;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var pin in pinned)
        {
            var isRoot = pin.SubjectName.RawData.AsSpan().SequenceEqual(pin.IssuerName.RawData);
            (isRoot ? chain.ChainPolicy.CustomTrustStore : chain.ChainPolicy.ExtraStore).Add(pin);
        }
        if (chain.ChainPolicy.CustomTrustStore.Count == 0) return false;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStamping));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = Time.LocalDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        return chain.Build(signer) && chain.ChainElements.Count > 1;
    }

    private static byte[] Write(SignedCms cms, byte[] info)
    {
        if (cms.SignerInfos.Count != 1 || cms.SignerInfos[0] is not { Certificate: { } certificate } signer) throw new CryptographicException("One signer with its certificate is needed.");
        var digest = signer.DigestAlgorithm.Value!;
        if (!Digests.Contains(digest)) throw new CryptographicException("The digest is not one that we accept.");

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Tag0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(3);
                using (writer.PushSetOf())
                using (writer.PushSequence()) writer.WriteObjectIdentifier(digest);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(TokenInfo);
                    using (writer.PushSequence(Tag0)) writer.WriteOctetString(info);
                }
                using (writer.PushSetOf(Tag0)) writer.WriteEncodedValue(certificate.RawData);
                using (writer.PushSetOf()) WriteSigner(writer, signer, certificate, digest);
            }
        }
        return writer.Encode();
    }

    private static void WriteSigner(AsnWriter writer, SignerInfo signer, X509Certificate2 certificate, string digest)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
            using (writer.PushSequence()) writer.WriteObjectIdentifier(digest);
            using (writer.PushSetOf(Tag0))
            {
                foreach (var attribute in signer.SignedAttributes)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(attribute.Oid.Value!);
                        using (writer.PushSetOf())
                        {
                            foreach (var value in attribute.Values) writer.WriteEncodedValue(value.RawData);
                        }
                    }
                }
            }
            using (writer.PushSequence()) WriteSignatureAlgorithm(writer, signer.SignatureAlgorithm.Value!);
            writer.WriteOctetString(signer.GetSignature());
        }
    }

    private static void WriteSignatureAlgorithm(AsnWriter writer, string algorithm)
    {
        if (!EllipticSignatures.Contains(algorithm) && !RsaSignatures.Contains(algorithm)) throw new CryptographicException("The kind of signature is not one that we accept.");
        writer.WriteObjectIdentifier(algorithm);
        if (RsaSignatures.Contains(algorithm)) writer.WriteNull();
    }
}
