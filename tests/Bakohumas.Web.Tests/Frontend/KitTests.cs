using System.Net;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Frontend;

/// <summary>A site in Development, where the design kit stands.</summary>
public sealed class KitSite : Site
{
    protected override string Environment => "Development";
}

/// <summary>The kit draws every component, so a component that breaks breaks here.</summary>
public sealed class KitTests(KitSite site) : IClassFixture<KitSite>
{
    [Fact]
    public async Task The_kit_shows_every_component()
    {
        using var visitor = site.Visitor();

        var kit = (await visitor.GetAsync("/panel/gaya")).IsOk();

        Assert.Equal("id", kit.Html.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(kit.Html.QuerySelector(".bk-qr svg path"));
        Assert.Equal(4, kit.Html.QuerySelectorAll(".bk-proof svg.bk-seal").Length);
        Assert.Equal("2026-11-12T08:30:00+07:00", kit.Html.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Contains("Kamis, 12 November 2026, pukul 08.30 WIB", kit.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_ties_label_hint_error_and_control_together_in_that_order()
    {
        using var visitor = site.Visitor();
        var form = (await visitor.GetAsync("/panel/gaya")).Form();

        var page = await form.Set("Name", "").Set("Email", "bukan-surel").SubmitAsync();

        var name = page.Html.QuerySelector("#Name")!;
        Assert.Equal("true", name.GetAttribute("aria-invalid"));
        Assert.Equal("Name-h Name-e", name.GetAttribute("aria-describedby"));
        Assert.Equal(["LABEL", "P", "P", "INPUT"], name.ParentElement!.Children.Select(c => c.TagName));
        Assert.Equal("bukan-surel", page.Html.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Equal(["#Name", "#Email", "#Consent"], page.Html.QuerySelectorAll(".bk-errors a").Select(a => a.GetAttribute("href")));
        Assert.StartsWith("Kesalahan:", page.Html.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/panel/gaya")]
    [InlineData("/masuk")]
    public async Task Every_posting_form_carries_one_antiforgery_token(string address)
    {
        using var visitor = site.Visitor();

        var forms = (await visitor.GetAsync(address)).IsOk().Html.QuerySelectorAll("form[method=post]");

        Assert.NotEmpty(forms);
        Assert.All(forms, f => Assert.Single(f.QuerySelectorAll("input[name=__RequestVerificationToken]")));
    }

    [Fact]
    public async Task Light_and_dark_are_a_cookie_and_lead_back_to_the_page_but_never_to_another_site()
    {
        using var visitor = site.Visitor();

        var back = await visitor.GetAsync("/tema?ke=dark&kembali=%2Fpanel%2Fgaya");
        var away = await visitor.GetAsync("/tema?ke=pink&kembali=https%3A%2F%2Fjahat.example", follow: false);

        Assert.Equal("/panel/gaya", back.Address);
        Assert.Equal("dark", back.Html.DocumentElement.GetAttribute("data-bs-theme"));
        Assert.Equal("302 /", Assert.Single(away.Trail));
    }

    [Fact]
    public async Task A_public_page_costs_at_most_100_KB_compressed()
    {
        using var visitor = site.Visitor();
        var page = (await visitor.GetAsync("/privasi")).IsOk();

        var parts = page.Html.QuerySelectorAll("link[rel=stylesheet],link[rel=preload],link[rel=icon],script[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Distinct();
        var total = Compressed(page.Bytes);
        foreach (var part in parts) total += Compressed((await visitor.GetAsync(part)).IsOk().Bytes);

        Assert.InRange(total, 20_000, 100 * 1024);
    }

    private static int Compressed(byte[] bytes)
    {
        using var small = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(small, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true)) zip.Write(bytes);
        return (int)small.Length;
    }
}

/// <summary>Outside Development the kit does not exist.</summary>
public sealed class KitElsewhereTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_kit_is_for_development_only()
    {
        using var visitor = site.Visitor();

        (await visitor.GetAsync("/panel/gaya")).Is(HttpStatusCode.NotFound);
    }
}
