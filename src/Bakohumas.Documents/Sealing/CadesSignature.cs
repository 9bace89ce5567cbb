using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// Makes the CMS of a PAdES baseline B-B signature (ETSI EN 319 142-1, 6.3; RFC 5652): detached, SHA-256, one signer, signed attributes
/// content-type, message-digest and signing-certificate-v2 (RFC 5035), no signing-time. It needs the document's digest only, and the signature
/// comes from elsewhere in between, so that a key that never leaves its device fits in.
/// </summary>
internal static class CadesSignature
{
    private const string
        Data = "1.2.840.113549.1.7.1", SignedData = "1.2.840.113549.1.7.2",
        ContentType = "1.2.840.113549.1.9.3", MessageDigest = "1.2.840.113549.1.9.4", SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47",
        SignatureTimeStamp = "1.2.840.113549.1.9.16.2.14",
        Sha256 = "2.16.840.1.101.3.4.2.1", EcdsaWithSha256 = "1.2.840.10045.4.3.2", Sha256WithRsa = "1.2.840.113549.1.1.11", RsaKey = "1.2.840.113549.1.1.1";

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4);

    /// <summary>What the signer's key signs: SHA-256 of the signed attributes.</summary>
    /// <param name="digest">SHA-256 of the paper.</param>
    /// <param name="chain">The signer's certificate, then those that issued it.</param>
    public static byte[] HashToSign(ReadOnlySpan<byte> digest, IReadOnlyList<X509Certificate2> chain) =>
        // Signed is the encoding as an explicit SET OF, stored is the same content under an implicit tag (RFC 5652, 5.4).
        SHA256.HashData(Attributes(digest, chain, Asn1Tag.SetOf));

    /// <param name="digest">SHA-256 of the paper.</param>
    /// <param name="chain">The signer's certificate, then those that issued it.</param>
    /// <param name="signature">What the key made of <see cref="HashToSign"/>.</param>
    /// <param name="timeToken">An RFC 3161 token over the signature value, which makes it baseline B-T; empty for B-B.</param>
    public static byte[] Assemble(ReadOnlySpan<byte> digest, IReadOnlyList<X509Certificate2> chain, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> timeToken = default)
    {
        var cms = new AsnWriter(AsnEncodingRules.DER);
        using (cms.PushSequence())
        {
            cms.WriteObjectIdentifier(SignedData);
            using (cms.PushSequence(Tag0))
            using (cms.PushSequence())
            {
                cms.WriteInteger(1);
                using (cms.PushSetOf()) WriteAlgorithm(cms, Sha256);
                using (cms.PushSequence()) cms.WriteObjectIdentifier(Data);
                using (cms.PushSetOf(Tag0))
                {
                    foreach (var certificate in chain) cms.WriteEncodedValue(certificate.RawData);
                }
                using (cms.PushSetOf())
                using (cms.PushSequence())
                {
                    cms.WriteInteger(1);
                    WriteIssuerAndSerial(cms, chain[0]);
                    WriteAlgorithm(cms, Sha256);
                    cms.WriteEncodedValue(Attributes(digest, chain, Tag0));
                    WriteSignatureAlgorithm(cms, chain[0]);
                    cms.WriteOctetString(signature);
                    if (!timeToken.IsEmpty) WriteTimeToken(cms, timeToken);
                }
            }
        }
        return cms.Encode();
    }

    private static byte[] Attributes(ReadOnlySpan<byte> digest, IReadOnlyList<X509Certificate2> chain, Asn1Tag tag)
    {
        var attributes = new AsnWriter(AsnEncodingRules.DER);
        using (attributes.PushSetOf(tag))
        {
            using (attributes.PushSequence())
            {
                attributes.WriteObjectIdentifier(ContentType);
                using (attributes.PushSetOf()) attributes.WriteObjectIdentifier(Data);
            }
            using (attributes.PushSequence())
            {
                attributes.WriteObjectIdentifier(MessageDigest);
                using (attributes.PushSetOf()) attributes.WriteOctetString(digest);
            }
            using (attributes.PushSequence())
            {
                attributes.WriteObjectIdentifier(SigningCertificateV2);
                using (attributes.PushSetOf()) WriteSigningCertificates(attributes, chain);
            }
        }
        return attributes.Encode();
    }

    /// <summary>
    /// SigningCertificateV2: the signer's certificate first, then those that issued it, so that no enclosed certificate can be exchanged.
    /// SHA-256 is the default and therefore left out in DER.
    /// </summary>
    private static void WriteSigningCertificates(AsnWriter writer, IReadOnlyList<X509Certificate2> certificates)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            foreach (var certificate in certificates)
            {
                using (writer.PushSequence())
                {
                    writer.WriteOctetString(SHA256.HashData(certificate.RawData));
                    WriteIssuerSerial(writer, certificate);
                }
            }
        }
    }

    private static void WriteIssuerSerial(AsnWriter writer, X509Certificate2 certificate)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            using (writer.PushSequence(DirectoryName))
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
            }
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }

    private static void WriteIssuerAndSerial(AsnWriter writer, X509Certificate2 certificate)
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }

    /// <summary>The signature-time-stamp attribute of a B-T signature (ETSI EN 319 122-1, 5.3).</summary>
    private static void WriteTimeToken(AsnWriter writer, ReadOnlySpan<byte> token)
    {
        using (writer.PushSetOf(Tag1))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignatureTimeStamp);
            using (writer.PushSetOf()) writer.WriteEncodedValue(token);
        }
    }

    /// <summary>ECDSA has no parameters (RFC 5758, 3.2), RSA has NULL (RFC 4055, 5).</summary>
    private static void WriteSignatureAlgorithm(AsnWriter writer, X509Certificate2 certificate)
    {
        if (certificate.PublicKey.Oid.Value != RsaKey)
        {
            WriteAlgorithm(writer, EcdsaWithSha256);
            return;
        }
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha256WithRsa);
            writer.WriteNull();
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, string identifier)
    {
        using (writer.PushSequence()) writer.WriteObjectIdentifier(identifier);
    }
}
