using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Trust;

/// <summary>A new key for the seal while the server runs; what was sealed before stays genuine.</summary>
public sealed class RotationTests(Site site) : IClassFixture<Site>
{
    private StorageRoot Storage => new(site.Root);

    [Fact]
    public async Task Papers_of_three_keys_and_two_authorities_are_genuine_and_all_of_them_are_published()
    {
        var first = (await Budi.SignsAsync(site)).Signed;
        var (renewed, sameAuthority) = SealRotation.Rotate(Storage, site.Clock.Now, newAuthority: false);
        var second = (await Budi.SignsAsync(site)).Signed;
        var (_, otherAuthority) = SealRotation.Rotate(Storage, site.Clock.Now, newAuthority: true);
        var third = (await Budi.SignsAsync(site)).Signed;

        var signers = new[] { first, second, third }.Select(signed => Inspect(signed.Paper)).ToList();
        Assert.All(signers, report => Assert.Equal(Verdict.Genuine, report.Verdict));
        Assert.Equal(3, signers.Select(report => report.SignerFingerprint).Distinct().Count());
        Assert.Equal(Fingerprint(renewed.RawData), signers[1].SignerFingerprint);
        Assert.NotEqual(Fingerprint(sameAuthority.RawData), Fingerprint(otherAuthority.RawData));

        // The page names both authorities, and what it offers for download is enough without this server.
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync("/kepercayaan")).IsOk();
        foreach (var authority in new[] { sameAuthority, otherAuthority }) Assert.Contains(Fingerprint(authority.RawData), page.Words.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var offered = SealTrust.FromPem((await visitor.GetAsync("/kepercayaan/sertifikat.pem")).IsOk().Text);
        Assert.All(new[] { first, second, third }, signed => Assert.Equal(Verdict.Genuine, PdfInspector.Inspect(signed.Paper, offered, TestContext.Current.CancellationToken).Verdict));
        Assert.Equal(otherAuthority.RawData, (await visitor.GetAsync("/kepercayaan/ca.crt")).IsOk().Bytes);

        // The old ones are believed because they are published, not because they look like ours.
        Assert.Equal(Verdict.NotOurs, PdfInspector.Inspect(first.Paper, new SealTrust([otherAuthority]), TestContext.Current.CancellationToken).Verdict);
        Assert.False(PrivateFiles.IsOpenToOthers(Path.Combine(Storage.Keys, KeyFiles.Seal)));
        Assert.False(PrivateFiles.IsOpenToOthers(Path.Combine(Storage.Keys, KeyFiles.AuthorityKey)));
    }

    [Fact]
    public void Without_the_authoritys_key_only_a_new_authority_can_follow()
    {
        var (there, away) = (Path.Combine(Storage.Keys, KeyFiles.AuthorityKey), Path.Combine(Storage.Keys, "away"));
        File.Move(there, away);
        try
        {
            var fault = Assert.Throws<KeyRingException>(() => SealRotation.Rotate(Storage, site.Clock.Now, newAuthority: false));
            Assert.Contains("--new-ca", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Move(away, there);
        }
    }

    private InspectionReport Inspect(byte[] paper) =>
        PdfInspector.Inspect(paper, site.Services.GetRequiredService<PublishedTrust>().Current(), TestContext.Current.CancellationToken);

    private static string Fingerprint(byte[] certificate) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(certificate));
}
