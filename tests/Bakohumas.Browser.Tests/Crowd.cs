using Bakohumas.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>The people of one test, each with cookies of their own, and everything that was wrong with the pages they looked at.</summary>
internal sealed class Crowd(Chromium chromium, Site site) : IAsyncDisposable
{
    private readonly List<IBrowserContext> contexts = [];
    private readonly List<string> findings = [];

    public Task<Person> AtDeskAsync(bool script = true) => AddAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, JavaScriptEnabled = script });

    public Task<Person> OnPhoneAsync(bool script = true) => AddAsync(Phone(script));

    public Task<Person> BeforeScreenAsync() => AddAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 } });

    /// <param name="film">What the phone's camera sees; the camera is allowed.</param>
    public async Task<Person> WithCameraAsync(string film)
    {
        var phone = Phone(script: true);
        phone.Permissions = ["camera"];
        return await AddAsync(phone, await chromium.OpenWithFilmAsync(film));
    }

    /// <summary>A phone that can be switched off and on: what its browser keeps lies in the folder.</summary>
    public async Task<Person> SwitchedOnAsync(string profile, bool isOffline = false)
    {
        var context = await chromium.OpenWithProfileAsync(profile, new()
        {
            ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true, Locale = "id-ID", TimezoneId = "Asia/Jakarta",
            ReducedMotion = ReducedMotion.Reduce, Offline = isOffline,
        });
        contexts.Add(context);
        return new(context.Pages[0], site.Url, findings);
    }

    /// <summary>Every barrier, overflow, complaint in a console and call to another host, of all pages looked at so far.</summary>
    public void FoundNothingWrong() => Assert.True(findings.Count == 0, string.Join('\n', findings.Distinct()));

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.DisposeAsync();
    }

    private static BrowserNewContextOptions Phone(bool script) => new()
    {
        ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true, JavaScriptEnabled = script,
    };

    private async Task<Person> AddAsync(BrowserNewContextOptions options, IBrowser? browser = null)
    {
        (options.Locale, options.TimezoneId, options.ReducedMotion) = ("id-ID", "Asia/Jakarta", ReducedMotion.Reduce);
        var context = await (browser ?? await chromium.OpenAsync()).NewContextAsync(options);
        contexts.Add(context);
        return new(await context.NewPageAsync(), site.Url, findings);
    }
}
