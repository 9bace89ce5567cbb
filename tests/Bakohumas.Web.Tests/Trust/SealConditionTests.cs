using Bakohumas.Documents;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Trust;

/// <summary>A certificate that ends is said at the start, by the health check and on a page, before anybody signs.</summary>
public sealed class SealConditionTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(100, "Valid", "")]
    [InlineData(20, "EndsSoon", "ends on")]
    [InlineData(-1, "Ended", "ended on")]
    [InlineData(4000, "NotYetValid", "not valid yet")]
    public async Task The_state_of_the_seal_is_said_in_three_places(int daysLeft, string state, string log)
    {
        var end = site.Services.GetRequiredService<SealKeyStore>().Seal().Certificate.NotAfter.ToUniversalTime();
        var before = site.Clock.Now;
        site.Clock.Set(new DateTimeOffset(end, TimeSpan.Zero).AddDays(-daysLeft));
        try
        {
            using var visitor = site.Visitor();
            Assert.Contains($"\"seal\":\"{state}\"", (await visitor.GetAsync("/healthz/ready")).IsOk().Text, StringComparison.Ordinal);

            using var scope = site.Services.CreateScope();
            await scope.ServiceProvider.GetServices<Platform.IStartStep>().OfType<SealStart>().Single().RunAsync(TestContext.Current.CancellationToken);
            if (log.Length > 0) Assert.Contains(site.Log.Complaints, line => line.Contains(nameof(SealStart), StringComparison.Ordinal) && line.Contains(log, StringComparison.Ordinal));

            var sealing = site.Services.GetRequiredService<ISealer>().SealAsync(Joint(), site.Clock.Now, TestContext.Current.CancellationToken);
            if (state is "Valid" or "EndsSoon") await sealing;
            else await Assert.ThrowsAsync<SealUnavailableException>(() => sealing);

            using var page = site.Services.CreateScope();
            Assert.Equal(Enum.Parse<SealState>(state), (await page.ServiceProvider.GetRequiredService<Features.Trust.TrustOffice>().ConditionAsync(TestContext.Current.CancellationToken)).State);
        }
        finally
        {
            site.Clock.Set(before);
        }
    }

    internal static byte[] Joint()
    {
        using var drawn = new MemoryStream();
        new PdfEngine().Render(
            new Document { Title = "Naskah bersama", CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Blocks = [new Block.Heading("Naskah bersama", "", "")], SignatureFields = SignatureField.Joint("Ketua") },
            drawn);
        return drawn.ToArray();
    }
}

/// <summary>Keys of the seal and of the chair by configuration.</summary>
public sealed class ConfiguredSite : Site
{
    public static readonly string Folder = Directory.CreateTempSubdirectory("bakohumas-p12-").FullName;

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Seal:Pkcs12", A.Pkcs12(Path.Combine(Folder, "segel.p12"), "Segel Kementerian Uji", "kata sandi")), new("Seal:Password", "kata sandi"),
        new("Seal:Chair:Pkcs12", A.Pkcs12(Path.Combine(Folder, "ketua.p12"), "Ketua Bakohumas Uji", "sandi ketua")), new("Seal:Chair:PasswordFile", PasswordFile()),
    ];

    private static string PasswordFile()
    {
        File.WriteAllText(Path.Combine(Folder, "sandi"), "sandi ketua\n");
        return Path.Combine(Folder, "sandi");
    }
}

public sealed class ConfiguredKeyTests(ConfiguredSite site) : IClassFixture<ConfiguredSite>
{
    [Fact]
    public async Task A_joint_paper_is_signed_by_the_chair_and_sealed_with_the_configured_keys()
    {
        var paper = await site.Services.GetRequiredService<ISealer>().SealAsync(SealConditionTests.Joint(), site.Clock.Now, TestContext.Current.CancellationToken);

        using var visitor = site.Visitor();
        var offered = SealTrust.FromPem((await visitor.GetAsync("/kepercayaan/sertifikat.pem")).IsOk().Text);
        var report = PdfInspector.Inspect(paper, offered, TestContext.Current.CancellationToken);
        Assert.Equal(Verdict.Genuine, report.Verdict);
        Assert.Contains("Segel Kementerian Uji", report.Signer, StringComparison.Ordinal);
        Assert.Contains("Ketua Bakohumas Uji", report.Chair?.Signer, StringComparison.Ordinal);
        var page = (await visitor.GetAsync("/kepercayaan")).IsOk();
        Assert.Contains("Ketua Bakohumas Uji", page.Words, StringComparison.Ordinal);
        Assert.Contains("Segel Kementerian Uji", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_others_can_read_or_with_another_password_is_refused()
    {
        var path = A.Pkcs12(Path.Combine(ConfiguredSite.Folder, "lain.p12"), "Segel lain", "benar");

        Assert.Throws<SealUnavailableException>(() => Pkcs12File.Of("Seal", path, "salah", null)!.Keys());
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Throws<SealUnavailableException>(() => Pkcs12File.Of("Seal", path, "benar", null)!.Keys());
    }
}
