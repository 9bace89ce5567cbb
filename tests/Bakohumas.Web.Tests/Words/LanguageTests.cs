using System.Net;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Words;

public sealed class LanguageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_site_speaks_Indonesian_whatever_the_browser_asks_for()
    {
        using var visitor = site.Visitor();
        visitor.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9");

        Assert.Equal("id", (await visitor.GetAsync("/masuk")).IsOk().Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_link_changes_the_language_and_comes_back_to_the_page()
    {
        using var visitor = site.Visitor();

        var page = (await visitor.GetAsync("/bahasa?ke=en&kembali=%2Fmasuk")).IsOk();

        Assert.Equal("/masuk", page.Address);
        Assert.Equal("en", page.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("id", (await visitor.GetAsync("/bahasa?ke=xx&kembali=%2Fmasuk")).Html.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("https://x.example/")]
    [InlineData("//x.example/")]
    [InlineData("/\\x.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task The_switch_leads_to_no_other_site(string back)
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetAsync("/bahasa?ke=en&kembali=" + Uri.EscapeDataString(back), follow: false);

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Equal("/", page.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("id", "Mohon isi bagian ini.")]
    [InlineData("en", "Please fill in this field.")]
    public async Task An_empty_form_is_answered_in_the_chosen_language(string language, string words)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync($"/bahasa?ke={language}&kembali=%2Fmasuk");

        var answer = await page.Form().SubmitAsync();

        Assert.Contains(words, answer.Is(HttpStatusCode.UnprocessableEntity).Words, StringComparison.Ordinal);
    }
}
