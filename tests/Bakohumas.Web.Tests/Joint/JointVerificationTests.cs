using System.Net;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>One code for all versions of a joint paper: what a stranger reads behind it.</summary>
public sealed class JointVerificationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_code_stays_and_an_older_version_is_replaced()
    {
        var scene = await JointScene.OpenAsync(site);
        var signer = await scene.SignsAsync("Lestari Rahasia");
        await scene.DrawAsync();
        using var visitor = site.Visitor();
        var first = (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk().Bytes;
        await scene.SignsAsync();
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        var last = (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk().Bytes;
        var code = await scene.CodeAsync();

        var page = (await visitor.GetAsync("/verifikasi/" + code)).IsOk();
        Assert.Contains("terbitan kami", page.Words, StringComparison.Ordinal);
        Assert.Contains("Ditandatangani 2 orang", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Lestari", page.Text, StringComparison.Ordinal);
        Assert.Contains("sudah digantikan", (await visitor.GetAsync($"/verifikasi/{code}?versi=1")).IsOk().Words, StringComparison.Ordinal);
        Assert.DoesNotContain("sudah digantikan", (await visitor.GetAsync($"/verifikasi/{code}?versi=2")).IsOk().Words, StringComparison.Ordinal);
        Assert.StartsWith("Asli, tetapi sudah digantikan", (await visitor.GetAsync($"/verifikasi/{code}?versi=1")).Html.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("digantikan", (await visitor.GetAsync($"/verifikasi/{code}?versi=2")).Html.Title, StringComparison.Ordinal);
        Assert.Contains("tidak pernah terbit", (await visitor.GetAsync($"/verifikasi/{code}?versi=7")).IsOk().Words, StringComparison.Ordinal);

        Assert.Contains("sudah digantikan", (await UploadAsync(visitor, first)).Words, StringComparison.Ordinal);
        var genuine = await UploadAsync(visitor, last);
        Assert.DoesNotContain("sudah digantikan", genuine.Words, StringComparison.Ordinal);
        Assert.NotNull(genuine.Html.QuerySelector($"a[href='/verifikasi/{code}?versi=2']"));
    }

    [Fact]
    public async Task A_code_without_a_version_is_unknown()
    {
        var scene = await JointScene.OpenAsync(site);
        using var visitor = site.Visitor();
        (await visitor.GetAsync("/verifikasi/7KQ2M9XD4HTRW8P3")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await scene.PapersAsync());
    }

    private static async Task<Page> UploadAsync(Visitor visitor, byte[] paper) =>
        (await (await visitor.GetAsync("/verifikasi")).IsOk().Form("form[enctype]").Attach("berkas", "naskah.pdf", paper, "application/pdf").SubmitAsync()).IsOk();
}
