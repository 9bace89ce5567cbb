using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Tests.Accounts;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Safety;

/// <summary>An address to go back to leads to a page of ours, however it is written.</summary>
public sealed class ReturnAddressTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Elsewhere =>
    [
        "//evil.example", "///evil.example", "////evil.example/%2f..", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "https://evil.example",
        "HTTPS://evil.example", "https:evil.example", "https:/evil.example", "http:\\\\evil.example", "%2f%2fevil.example", "%2F%2Fevil.example", "%5c%5cevil.example", "evil.example",
        ".evil.example", "@evil.example", "javascript:alert(1)", "data:text/html,x", "/\t/evil.example", "\t//evil.example", "/\n/evil.example", "/\r\n/evil.example", " //evil.example",
        "~//evil.example", "~/\\evil.example", "~/%0a/evil.example", "//localhost@evil.example", "?//evil.example", "#//evil.example", "\u2215\u2215evil.example", "/\u0000/evil.example", "",
    ];

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task Signing_in_leads_to_no_other_site(string wanted)
    {
        var mail = $"{A.NewId(site):N}@contoh.example";
        await site.HireAsync(mail, Role.Auditor);
        using var visitor = site.Visitor();

        var entered = await visitor.SignInAsync(mail, address: "/masuk?kembali=" + Uri.EscapeDataString(wanted));
        IsOurs(entered);
        // Who is signed in already is sent on at once.
        IsOurs(await visitor.GetAsync("/masuk?kembali=" + Uri.EscapeDataString(wanted), follow: false));
    }

    [Theory, MemberData(nameof(Elsewhere))]
    public async Task The_switches_of_language_and_look_lead_to_no_other_site(string wanted)
    {
        using var visitor = site.Visitor();
        IsOurs(await visitor.GetAsync("/bahasa?ke=en&kembali=" + Uri.EscapeDataString(wanted), follow: false));
        IsOurs(await visitor.GetAsync("/tema?ke=gelap&kembali=" + Uri.EscapeDataString(wanted), follow: false));
    }

    [Fact]
    public async Task A_page_of_ours_is_come_back_to_with_its_query()
    {
        await site.HireAsync("kembali@contoh.example", Role.Auditor);
        using var visitor = site.Visitor();
        var sentAway = await visitor.GetAsync("/panel/jejak?tindakan=mail.sent&hari=2026-03-05", follow: false);
        var form = (await visitor.GetAsync(sentAway.Headers.Location!.ToString())).Form();

        var entered = await form.Set("Mail", "kembali@contoh.example").Set("Password", Office.Password).SubmitAsync(follow: false);

        Assert.Equal("/panel/jejak?tindakan=mail.sent&hari=2026-03-05", entered.Headers.Location!.OriginalString);
    }

    /// <summary>A browser drops tabs and line breaks and reads a backslash as a slash: none may stand in the answer.</summary>
    private static void IsOurs(Page page)
    {
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        var next = page.Headers.Location!.OriginalString;
        Assert.Matches("^/([^/\\\\\\x00-\\x20][^\\\\\\x00-\\x20]*)?$", next);
        Assert.Equal(page.Site.Bound.Port, new Uri(new Uri($"http://localhost:{page.Site.Bound.Port}/masuk"), next).Port);
    }
}
