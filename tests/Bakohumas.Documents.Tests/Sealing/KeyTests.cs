using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Sealing;

/// <summary>Keys of other origin: PKCS #12, and a device that is handed a digest and nothing else.</summary>
public sealed class KeyTests
{
    private const string Password = "rahasia sekali";
    private static readonly byte[] Drawn = Paper.Draw(SamplePledge.Short());

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_pkcs12_file_seals_with_elliptic_and_rsa_keys_with_and_without_an_authority(bool rsa, bool selfSigned)
    {
        using var keys = SealKeys.FromPkcs12(Pkcs12(rsa, selfSigned), Password);

        var paper = Paper.Seal(Drawn, keys);

        Assert.Equal(selfSigned ? 1 : 2, keys.Chain.Count);
        Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(paper, keys.Trust(), TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(paper, [keys.Certificate], TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(Verdict.NotOurs, PdfInspector.Inspect(paper, Paper.Keys.Trust(), TestContext.Current.CancellationToken).Verdict);
        Assert.All(keys.Chain, certificate => Assert.False(certificate.HasPrivateKey));
    }

    [Fact]
    public void A_wrong_password_a_short_key_and_a_damaged_file_are_one_kind_of_error()
    {
        var file = Pkcs12(rsa: false, selfSigned: true);

        Assert.ThrowsAny<CryptographicException>(() => SealKeys.FromPkcs12(file, "salah"));
        Assert.ThrowsAny<CryptographicException>(() => SealKeys.FromPkcs12(file.AsSpan(0, file.Length / 2), Password));
        Assert.ThrowsAny<CryptographicException>(() => SealKeys.FromPkcs12(Pkcs12(rsa: true, selfSigned: true, bits: 1024), Password));
    }

    [Fact]
    public async Task A_device_that_is_handed_only_a_digest_can_seal()
    {
        var device = new Device();

        var paper = await new PadesSealer(device).SealAsync(Drawn, SamplePledge.SignedAt, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(paper, Paper.Keys.Trust(), TestContext.Current.CancellationToken).Verdict);
        Assert.Equal([32], device.Seen);
    }

    [Fact]
    public void Pins_survive_their_text_form_each_with_its_purpose()
    {
        var trust = new SealTrust(Paper.Keys.Trust(), [Paper.Chair.Certificate], [Paper.Chair.Authority]);

        var again = SealTrust.FromPem(trust.ToPem());

        Assert.Equal(Paper.Keys.Authority.RawData, Assert.Single(again.Seals).RawData);
        Assert.Equal(Paper.Chair.Certificate.RawData, Assert.Single(again.Chairs).RawData);
        Assert.Equal(Paper.Chair.Authority.RawData, Assert.Single(again.TimeAuthorities).RawData);
        Assert.Single(SealTrust.FromPem(Paper.Keys.Authority.ExportCertificatePem()).Seals);
        Assert.Single(trust.With(again).Seals);
        Assert.ThrowsAny<CryptographicException>(() => SealTrust.FromPem("tidak ada"));
        Assert.ThrowsAny<CryptographicException>(() => SealTrust.FromPem("Peran: raja\n" + Paper.Keys.Authority.ExportCertificatePem()));
        Assert.ThrowsAny<CryptographicException>(() => SealTrust.FromPem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
    }

    private static byte[] Pkcs12(bool rsa, bool selfSigned, int bits = 2048)
    {
        var from = SamplePledge.SignedAt.AddMonths(-1);
        using AsymmetricAlgorithm key = rsa ? RSA.Create(bits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedName("CN=Segel Instansi Uji");
        var request = key is RSA pair ? new CertificateRequest(name, pair, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        if (selfSigned)
        {
            using var own = request.CreateSelfSigned(from, from.AddYears(2));
            return own.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password);
        }

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Otoritas Instansi Uji", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(from, from.AddYears(5));
        using var issued = request.Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(authorityKey), from, from.AddYears(2), [0x51, 7]);
        using var withKey = key is RSA secret ? issued.CopyWithPrivateKey(secret) : issued.CopyWithPrivateKey((ECDsa)key);
        X509Certificate2Collection both = [withKey, X509CertificateLoader.LoadCertificate(root.RawData)];
        return both.Export(X509ContentType.Pkcs12, Password)!;
    }

    /// <summary>The shape of an HSM: knows nothing of papers.</summary>
    private sealed class Device : IDigestSigner
    {
        public List<int> Seen { get; } = [];

        public IReadOnlyList<X509Certificate2> Chain => Paper.Keys.Chain;

        public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel)
        {
            await Task.Yield();
            Seen.Add(sha256.Length);
            return await Paper.Keys.SignAsync(sha256, cancel);
        }
    }
}
