using System.Globalization;
using Bakohumas.Web.Tests.Rig;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bakohumas.Browser.Tests;

/// <summary>
/// A person before one page. Whatever they do, the page must not complain in its console and must ask no other host; both are
/// looked at whenever the person looks around (<see cref="LooksAtAsync"/>).
/// </summary>
internal sealed class Person
{
    private const string Widest = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth).map(e => e.tagName + '.' + e.className).slice(0, 8).join(', ')";

    private readonly string site;
    private readonly List<string> findings;
    private readonly List<string> faults = [];

    public Person(IPage page, string site, List<string> findings)
    {
        (Page, this.site, this.findings) = (page, site, findings);
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        page.PageError += (_, error) => faults.Add(error);
        page.Request += (_, request) => { if (!IsOwn(request.Url)) faults.Add("Asked another host: " + request.Url); };
    }

    public IPage Page { get; }

    public async Task OpenAsync(string address) =>
        Assert.Equal(200, (await Page.GotoAsync(address.StartsWith('/') ? site + address : address))!.Status);

    /// <summary>Fills a text field by the name it is sent with.</summary>
    public Task FillAsync(string field, string value) => Field(field).FillAsync(value);

    public Task ChooseAsync(string field, string value) => Page.Locator($"select[name='{field}']").SelectOptionAsync(value);

    public Task ChooseByTextAsync(string field, string text) => Page.Locator($"select[name='{field}']").SelectOptionAsync(new SelectOptionValue { Label = text });

    public Task TickAsync(string field, string? value = null) =>
        Page.Locator($"input[name='{field}']{(value is null ? ":not([type=hidden])" : $"[value='{value}']")}").First.CheckAsync();

    /// <summary>Presses a button, or follows a link, by the words on it.</summary>
    public Task PressAsync(string words) => Button(words).Or(Page.GetByRole(AriaRole.Link, new() { Name = words })).Locator("visible=true").First.ClickAsync();

    public ILocator Button(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words });

    public Task SeesAsync(string words) => Expect(Page.GetByText(words).Locator("visible=true").First).ToBeVisibleAsync(new() { Timeout = 15_000 });

    public Task ArrivesAtAsync(string pattern) => Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex(pattern));

    /// <summary>Goes with the Tab key alone; a control that cannot be reached so fails.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            if (await Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector)) return;
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key does not reach {selector} on {Page.Url}.");
    }

    public async Task TypeAsync(string field, string value)
    {
        await TabToAsync($"[name='{field}']");
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(value);
    }

    /// <summary>Saves what a link gives to a file that is gone with the test's folder.</summary>
    public async Task<byte[]> DownloadAsync(string words)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => PressAsync(words));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Looks around and notes what is wrong: barriers in light or dark, what is wider than the window, complaints so far. Keeps a picture.</summary>
    public async Task LooksAtAsync(string name)
    {
        await Pictures.KeepAsync(Page, name);
        findings.AddRange((await Barriers.OfAsync(Page, name)).Select(barrier => $"{name}: {barrier}"));
        var (width, window) = (await Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"), Page.ViewportSize!.Width);
        if (width > window)
        {
            var parts = await Page.EvaluateAsync<string>(Widest);
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {width} px wide in a window of {window} px, by {parts}"));
        }

        findings.AddRange(faults.Select(fault => $"{name}: {fault}"));
        faults.Clear();
    }

    /// <summary>For an answer that is an error on purpose: the browser notes it in its console.</summary>
    public void Forgives(string start) => faults.RemoveAll(fault => fault.StartsWith(start, StringComparison.Ordinal));

    private ILocator Field(string name) => Page.Locator($"[name='{name}']:not([type=hidden])");

    private bool IsOwn(string url) => url.StartsWith(site + "/", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);
}
