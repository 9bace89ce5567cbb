using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bakohumas.Documents.Sealing;

/// <summary>
/// Makes the CMS of a PAdES baseline B-B signature (ETSI EN 319 142-1, 6.3; RFC 5652): detached, SHA-256, one signer, signed attributes
/// content-type, message-digest and signing-certificate-v2 (RFC 5035), no signing-time. It needs the document's digest only, and the signature is
/// asked for by a function, so that a key that never leaves its device fits in.
/// </summary>
internal static class CadesSignature
{
    private const string
        Data = "1.2.840.113549.1.7.1", SignedData = "1.2.840.113549.1.7.2",
        ContentType = "1.2.840.113549.1.9.3", MessageDigest = "1.2.840.113549.1.9.4", SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47",
        Sha256 = "2.16.840.1.101.3.4.2.1", EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4);

    public static byte[] Create(
        ReadOnlySpan<byte> digest, X509Certificate2 certificate, X509Certificate2 authority, Func<byte[], byte[]> signHash)
    {
        // Signed is the encoding as an explicit SET OF, stored is the same content under an implicit tag (RFC 5652, 5.4).
        var signature = signHash(SHA256.HashData(Attributes(digest, certificate, authority, Asn1Tag.SetOf)));

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
                    cms.WriteEncodedValue(certificate.RawData);
                    cms.WriteEncodedValue(authority.RawData);
                }
                using (cms.PushSetOf())
                using (cms.PushSequence())
                {
                    cms.WriteInteger(1);
                    WriteIssuerAndSerial(cms, certificate);
                    WriteAlgorithm(cms, Sha256);
                    cms.WriteEncodedValue(Attributes(digest, certificate, authority, Tag0));
                    WriteAlgorithm(cms, EcdsaWithSha256);
                    cms.WriteOctetString(signature);
                }
            }
        }
        return cms.Encode();
    }

    private static byte[] Attributes(ReadOnlySpan<byte> digest, X509Certificate2 certificate, X509Certificate2 authority, Asn1Tag tag)
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
                using (attributes.PushSetOf()) WriteSigningCertificates(attributes, certificate, authority);
            }
        }
        return attributes.Encode();
    }

    /// <summary>
    /// SigningCertificateV2: the signer's certificate first, then the authority's, so that no enclosed certificate can be exchanged.
    /// SHA-256 is the default and therefore left out in DER.
    /// </summary>
    private static void WriteSigningCertificates(AsnWriter writer, params ReadOnlySpan<X509Certificate2> certificates)
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

    private static void WriteAlgorithm(AsnWriter writer, string identifier)
    {
        using (writer.PushSequence()) writer.WriteObjectIdentifier(identifier);
    }
}
