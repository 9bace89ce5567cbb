using System.Net;
using System.Net.Http.Headers;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>The headers that every answer carries, whatever went wrong.</summary>
internal static class HouseHeaders
{
    /// <summary>Architecture 2; the camera's picture at the door needs <c>media-src</c> as well.</summary>
    private static readonly Dictionary<string, string> Policy = new(StringComparer.Ordinal)
    {
        ["default-src"] = "'none'", ["script-src"] = "'self'", ["style-src"] = "'self'", ["img-src"] = "'self' data: blob:", ["font-src"] = "'self'", ["connect-src"] = "'self'",
        ["worker-src"] = "'self'", ["manifest-src"] = "'self'", ["media-src"] = "'self' blob:", ["form-action"] = "'self'", ["base-uri"] = "'none'", ["frame-ancestors"] = "'none'",
    };

    public static void AreOn(Page page, bool isDoor = false, bool isKiosk = false)
    {
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy")).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(d => d.Split(' ', 2)[0], d => d.Split(' ', 2)[1], StringComparer.Ordinal);
        var expected = new Dictionary<string, string>(Policy, StringComparer.Ordinal);
        if (isKiosk) expected["frame-src"] = "blob:";
        if (isDoor || isKiosk) expected["script-src"] += " 'wasm-unsafe-eval'";
        Assert.Equal(expected.OrderBy(d => d.Key, StringComparer.Ordinal), policy.OrderBy(d => d.Key, StringComparer.Ordinal));
        Assert.Equal(["nosniff"], page.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], page.Headers.GetValues("Referrer-Policy"));
        Assert.True(page.Headers.CacheControl?.NoStore, $"{page.Address} may be kept: {page.Headers.CacheControl}");
        Assert.False(page.Headers.Contains("Server"));
        LoadsFromHereOnly(page);
    }

    /// <summary>A link may lead away; nothing is fetched from, or sent to, another host.</summary>
    private static void LoadsFromHereOnly(Page page)
    {
        if (page.MediaType != "text/html") return;
        foreach (var element in page.Html.QuerySelectorAll("[src],[srcset],[action],[formaction],[poster],[data],link[href],base[href],use[href],image[href]"))
        {
            foreach (var name in (string[])["src", "srcset", "action", "formaction", "poster", "data", "href"])
            {
                var value = element.GetAttribute(name) ?? "";
                var isOurs = value.StartsWith(page.Site.Url + "/", StringComparison.Ordinal) || value.StartsWith("data:image/", StringComparison.Ordinal)
                    || (!value.Contains("//", StringComparison.Ordinal) && !value.Contains(':', StringComparison.Ordinal));
                Assert.True(isOurs, $"{page.Address} uses {name}={value}");
            }
        }

        Assert.Empty(page.Html.QuerySelectorAll("[style],style,script:not([src]):not([type='application/json']),iframe,object,embed,meta[http-equiv]"));
        Assert.DoesNotContain(page.Html.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }
}

public sealed class HeaderTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_forged_host_does_not_get_into_the_way_to_the_sign_in()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/panel") { Headers = { Host = "penipu.example" } };
        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("/masuk?kembali=%2Fpanel", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Refusals_carry_the_house_headers_too()
    {
        using var visitor = site.Visitor();
        HouseHeaders.AreOn((await visitor.GetAsync("/tiada")).Is(HttpStatusCode.NotFound));
        HouseHeaders.AreOn((await visitor.GetAsync("/kegiatan/co-worker")).Is(HttpStatusCode.NotFound));
        HouseHeaders.AreOn((await visitor.GetAsync("/tiket/AAAAAAAAAAAAAAAAAAAAAA")).Is(HttpStatusCode.NotFound));
        HouseHeaders.AreOn((await visitor.PostAsync("/masuk", [new("Mail", "a@b.example")], withToken: false)).Is(HttpStatusCode.BadRequest));
        HouseHeaders.AreOn((await visitor.SendAsync(HttpMethod.Put, "/masuk", () => new StringContent("x"))).Is(HttpStatusCode.NotFound));
        HouseHeaders.AreOn((await visitor.GetAsync("/api/v1/tiada")).Is(HttpStatusCode.NotFound));
        HouseHeaders.AreOn((await visitor.SendAsync(HttpMethod.Post, "/api/v1/devices", () => new StringContent("{", MediaTypeHeaderValue.Parse("application/json")))).Is(HttpStatusCode.BadRequest));
        await visitor.GetAsync("/masuk");
        var large = (await visitor.PostAsync("/masuk", [new("Mail", new string('a', 300 * 1024))])).Is(HttpStatusCode.RequestEntityTooLarge);
        HouseHeaders.AreOn(large);
        Assert.Contains("Kiriman terlalu besar", large.Words, StringComparison.Ordinal);
        HouseHeaders.AreOn((await visitor.GetAsync("/panel", follow: false)).Is(HttpStatusCode.Redirect));
        HouseHeaders.AreOn((await visitor.GetAsync("/healthz/live")).IsOk());
        HouseHeaders.AreOn((await visitor.GetAsync("/openapi/v1.json")).IsOk());
    }

    [Fact]
    public async Task A_file_of_the_front_end_may_be_kept_but_not_guessed_at()
    {
        using var visitor = site.Visitor();
        var address = (await visitor.GetAsync("/")).IsOk().Html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var file = (await visitor.GetAsync(address)).IsOk();

        Assert.Equal("text/css", file.MediaType);
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        Assert.False(file.Headers.CacheControl?.NoStore);
    }
}

/// <summary>A class of its own: the database is broken on purpose.</summary>
public sealed class FaultTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_answer_that_failed_carries_the_house_headers_and_tells_no_stranger_why()
    {
        await site.ExecuteAsync("ALTER TABLE \"Pledges\" RENAME TO \"PledgesElsewhere\"");

        var page = (await site.Visitor().GetAsync("/verifikasi/ABCDEFGH12345678")).Is(HttpStatusCode.InternalServerError);

        HouseHeaders.AreOn(page);
        Assert.Matches("G-[0-9A-Z]{4}-[0-9A-Z]{4}", page.Words);
        foreach (var inside in (string[])["Exception", "Pledges", "SELECT", "   at "]) Assert.DoesNotContain(inside, page.Text, StringComparison.Ordinal);
    }
}
