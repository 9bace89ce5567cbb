using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Trust;

/// <summary>The command takes the machine's time for its certificates: whoever is sealed with them must live in it too.</summary>
public sealed class SiteOfToday : Site
{
    protected override bool OnRealTime => true;
}

/// <summary><c>seal rotate</c> as the administrator runs it: a process of its own beside the server.</summary>
public sealed class RotateCommandTests(SiteOfToday site) : IClassFixture<SiteOfToday>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bakohumas-segel-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Papers_from_before_stay_genuine_and_the_next_one_bears_the_new_key_without_a_restart(bool newAuthority)
    {
        var (_, before) = await Budi.SignsAsync(site);

        var (exit, said) = await RotateAsync(newAuthority ? ["--new-ca", $"--Storage:Root={site.Root}"] : ["--Storage:Root", site.Root]);

        Assert.Equal(0, exit);
        var (_, after) = await Budi.SignsAsync(site);
        var (old, fresh) = (Inspect(before.Paper), Inspect(after.Paper));
        Assert.Equal((Verdict.Genuine, Verdict.Genuine), (old.Verdict, fresh.Verdict));
        Assert.NotEqual(old.SignerFingerprint, fresh.SignerFingerprint);
        Assert.Contains($"Segel / seal: SHA-256 {fresh.SignerFingerprint}", said, StringComparison.Ordinal);
        foreach (var paper in (byte[][])[before.Paper, after.Paper]) Assert.Equal(0, await VerifyAsync(paper));

        // A copy of the storage, as a backup has it, knows both.
        var copy = Path.Combine(folder, "salinan");
        Copy(Path.Combine(site.Root, "keys"), Path.Combine(copy, "keys"));
        foreach (var paper in (byte[][])[before.Paper, after.Paper]) Assert.Equal(0, await VerifyAsync(paper, copy));
        // The server still runs, starts again on what the command left, and seals with the same new key.
        await site.RestartAsync();
        Assert.Equal(fresh.SignerFingerprint, Inspect((await Budi.SignsAsync(site)).Signed.Paper).SignerFingerprint);
    }

    [Fact]
    public async Task What_cannot_be_done_ends_with_two_and_leaves_the_key_alone()
    {
        var key = Path.Combine(site.Root, "keys", KeyFiles.Seal);
        var before = await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken);

        Assert.Equal(2, (await RunningProcess.CommandAsync(folder, "seal")).ExitCode);
        Assert.Equal(2, (await RunningProcess.CommandAsync(folder, "seal", "putar", $"--Storage:Root={site.Root}")).ExitCode);
        Assert.Equal(2, (await RotateAsync($"--Storage:Root={Path.Combine(folder, "kosong")}")).Exit);
        Assert.Equal(2, (await RotateAsync($"--Storage:Root={site.Root}", "--Seal:Pkcs12=kunci.p12")).Exit);

        Assert.Equal(before, await File.ReadAllTextAsync(key, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(Path.Combine(folder, "kosong")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int Exit, string Said)> RotateAsync(params string[] arguments)
    {
        var (exit, said) = await RunningProcess.CommandAsync(folder, ["seal", "rotate", .. arguments]);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        return (exit, said);
    }

    private async Task<int> VerifyAsync(byte[] paper, string? storage = null)
    {
        var file = Path.Combine(folder, "komitmen.pdf");
        await File.WriteAllBytesAsync(file, paper, TestContext.Current.CancellationToken);
        return (await RunningProcess.CommandAsync(folder, "verify", file, $"--Storage:Root={storage ?? site.Root}")).ExitCode;
    }

    private InspectionReport Inspect(byte[] paper) =>
        PdfInspector.Inspect(paper, site.Services.GetRequiredService<PublishedTrust>().Current(), TestContext.Current.CancellationToken);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
