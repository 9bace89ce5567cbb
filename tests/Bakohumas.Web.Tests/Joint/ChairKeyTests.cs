using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>A site that holds the chair's own key.</summary>
public sealed class ChairSite : Site
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Seal:Chair:Pkcs12", A.Pkcs12(Path.Combine(Root, "ketua.p12"), "Ketua Bakohumas Uji", "sandi ketua")), new("Seal:Chair:Password", "sandi ketua")];
}

/// <summary>The chair's key on a joint paper that was signed, closed and drawn by the product.</summary>
public sealed class ChairKeyTests(ChairSite site) : IClassFixture<ChairSite>
{
    [Fact]
    public async Task An_independent_reader_finds_the_chair_first_and_our_seal_last_and_the_upload_is_genuine()
    {
        var scene = await JointScene.OpenAsync(site);
        var signer = await scene.SignsAsync("Lestari Anggota");
        using var organizer = await scene.OrganizerAsync();
        await scene.CosignsAsync(await scene.WitnessAsync(organizer, "Wiratama Ketua", "Chair"));
        await scene.Hall.CloseSessionAsync();
        await scene.DrawAsync();
        using var visitor = site.Visitor();
        var paper = (await visitor.GetAsync(signer.Home + "/komitmen-bersama.pdf")).IsOk().Bytes;

        var file = Path.Combine(site.Root, "naskah-bersama.pdf");
        await File.WriteAllBytesAsync(file, paper, TestContext.Current.CancellationToken);
        var report = (await Tools.RunAsync("pdfsig", file)).Output;
        Assert.Equal(2, report.Split("Signature is Valid").Length - 1);
        var (chair, seal) = (report.IndexOf("Signature #1", StringComparison.Ordinal), report.IndexOf("Signature #2", StringComparison.Ordinal));
        Assert.Contains("Ketua Bakohumas Uji", report[chair..seal], StringComparison.Ordinal);
        Assert.DoesNotContain("Total document signed", report[chair..seal].Replace("Not total document signed", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Ketua Bakohumas Uji", report[seal..], StringComparison.Ordinal);
        Assert.Contains("Total document signed", report[seal..], StringComparison.Ordinal);

        var upload = (await (await visitor.GetAsync("/verifikasi")).IsOk().Form("form[enctype]").Attach("berkas", "naskah.pdf", paper, "application/pdf").SubmitAsync()).IsOk();
        Assert.NotNull(upload.Html.QuerySelector(".is-ok"));
        Assert.Contains("Ketua Bakohumas Uji", upload.Words, StringComparison.Ordinal);
        Assert.NotNull(upload.Html.QuerySelector($"a[href='/verifikasi/{await scene.CodeAsync()}?versi=1']"));
        // One byte of the page's drawing is another paper.
        var forged = paper.ToArray();
        forged[2000] ^= 1;
        var refused = (await (await visitor.GetAsync("/verifikasi")).IsOk().Form("form[enctype]").Attach("berkas", "naskah.pdf", forged, "application/pdf").SubmitAsync()).IsOk();
        Assert.Null(refused.Html.QuerySelector($"a[href*='?versi=']"));
    }
}
