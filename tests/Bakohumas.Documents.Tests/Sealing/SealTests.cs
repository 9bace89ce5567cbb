using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Inspection;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests.Sealing;

public sealed class SealTests
{
    private static readonly byte[] Drawn = Paper.Draw(SamplePledge.Short());

    [Fact]
    public void Sealing_only_adds_to_the_drawn_file()
    {
        var sealedPaper = Paper.Seal(Drawn);

        Assert.True(sealedPaper.AsSpan().StartsWith(Drawn));
        var update = Encoding.Latin1.GetString(sealedPaper, Drawn.Length, sealedPaper.Length - Drawn.Length);
        Assert.Equal(2, update.Split(" 0 obj\n").Length - 1);
    }

    [Fact]
    public void The_signature_is_the_baseline_profile_of_pades()
    {
        var file = Paper.Seal(Drawn);
        var (start, end) = Forger.Gap(file);
        var cms = new SignedCms();
        // The rest of the space is zeros; a signature that ends in some of its own loses half a byte with them.
        var hex = Encoding.ASCII.GetString(file, start + 1, end - start - 2).TrimEnd('0');
        cms.Decode(Convert.FromHexString(hex.PadRight(hex.Length + (hex.Length % 2), '0') + "0000"));
        var signer = Assert.Single(cms.SignerInfos.Cast<SignerInfo>());
        var attributes = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(attribute => attribute.Oid.Value).ToList();

        Assert.Empty(cms.ContentInfo.Content);
        Assert.Equal("2.16.840.1.101.3.4.2.1", signer.DigestAlgorithm.Value);
        Assert.Contains("1.2.840.113549.1.9.16.2.47", attributes);
        // The time stands in /M (ETSI EN 319 142-1, 6.3).
        Assert.DoesNotContain("1.2.840.113549.1.9.5", attributes);
        Assert.Empty(signer.UnsignedAttributes);
        Assert.Equal(2, cms.Certificates.Count);
        Assert.Equal(2 * 16 * 1024 + 2, end - start);
    }

    [Fact]
    public void A_sealed_paper_cannot_be_sealed_again()
    {
        var once = Paper.Seal(Drawn);

        Assert.Throws<InvalidDataException>(() => Paper.Seal(once));
    }

    [Fact]
    public void A_file_that_we_did_not_draw_cannot_be_sealed()
    {
        Assert.Throws<InvalidDataException>(() => Paper.Seal([1, 2, 3]));
        Assert.Throws<InvalidDataException>(() => Paper.Seal(Drawn[..^9]));
    }

    [Fact]
    public void Keys_survive_their_text_form()
    {
        using var keys = SealKeys.Create(SamplePledge.SignedAt.AddDays(-2), "Segel Uji");
        using var again = SealKeys.FromPem(keys.ToPem());

        var report = PdfInspector.Inspect(Paper.Seal(Drawn, again), keys.Trust(), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.Equal(keys.ToPem(), again.ToPem());
    }

    [Fact]
    public void An_authority_that_was_kept_can_renew_the_seal()
    {
        using var authority = SealAuthority.Create(SamplePledge.SignedAt.AddYears(-9), "Otoritas Uji");
        using var first = authority.Issue(SamplePledge.SignedAt.AddYears(-9), "Segel Uji");
        using var second = authority.Issue(SamplePledge.SignedAt.AddDays(-1), "Segel Uji");

        foreach (var keys in new[] { first, second })
        {
            Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(Paper.Seal(Drawn, keys), [authority.Certificate], TestContext.Current.CancellationToken).Verdict);
        }
    }

    [Fact]
    public void Certificates_say_what_they_are_for()
    {
        var keys = Paper.Keys;
        var use = keys.Certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages;

        Assert.Equal(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, use);
        Assert.False(keys.Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.True(keys.Authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.False(keys.Certificate.HasPrivateKey);
        Assert.Equal(10, keys.Certificate.NotAfter.Year - keys.Certificate.NotBefore.Year);
        Assert.Equal(20, keys.Authority.NotAfter.Year - keys.Authority.NotBefore.Year);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void A_damaged_key_file_is_refused_with_one_kind_of_error(string pem)
    {
        Assert.ThrowsAny<CryptographicException>(() => SealKeys.FromPem(pem));
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using var other = SealKeys.Create(SamplePledge.SignedAt, "Segel lain");
        var mixed = Paper.Keys.ToPem()[..Paper.Keys.ToPem().IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)]
            + other.ToPem()[other.ToPem().IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)..];

        Assert.Throws<CryptographicException>(() => SealKeys.FromPem(mixed));
    }

    [Fact]
    public void Many_papers_may_be_sealed_at_once()
    {
        var files = new byte[24][];

        Parallel.For(0, files.Length, i => files[i] = Paper.Seal(Drawn));

        Assert.All(files, file => Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(file, Paper.Keys.Trust(), TestContext.Current.CancellationToken).Verdict));
    }
}
