using Bakohumas.Web.Tests.Rig;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

public sealed class FrontPageTests(Site site) : IClassFixture<Site>
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Pages = ["/", "/masuk", "/verifikasi", "/privasi"];

    [Fact]
    public async Task Public_pages_open_on_a_phone_without_errors_and_without_barriers()
    {
        if (!File.Exists(Chromium)) Assert.Skip("Chromium is not installed.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        foreach (var path in Pages)
        {
            var answer = await page.GotoAsync(site.Url + path);
            Assert.Equal(200, answer!.Status);
            var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] } });
            Assert.Empty(axe.Violations.Select(v => $"{path}: {v.Id}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), path);
        }

        Assert.Empty(faults);
    }
}
