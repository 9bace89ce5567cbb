using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Bakohumas.Browser.Tests.Chromium))]
// Browsers and their sites share few cores; one class after the other is faster than all at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Bakohumas.Browser.Tests;

/// <summary>
/// One Chromium for the whole run; every person in it has cookies of their own. A camera film is an argument of the start, so a
/// door phone with a film is a Chromium of its own. A machine without Chromium skips, visibly.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly List<IBrowser> started = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<IBrowser> OpenAsync() => browser ??= await StartAsync();

    /// <param name="film">What the camera sees, over and over (MJPEG).</param>
    public Task<IBrowser> OpenWithFilmAsync(string film) =>
        StartAsync("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film);

    /// <summary>A browser with a profile of its own, that can be closed and started again as a phone is.</summary>
    /// <param name="profile">The folder that outlives it.</param>
    public async Task<IBrowserContext> OpenWithProfileAsync(string profile, BrowserTypeLaunchPersistentContextOptions options)
    {
        Assert.SkipUnless(File.Exists(Program), "Chromium is not installed.");
        playwright ??= await Playwright.CreateAsync();
        (options.ExecutablePath, options.Args) = (Program, Arguments);
        return await playwright.Chromium.LaunchPersistentContextAsync(profile, options);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in started) await one.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync(params string[] more)
    {
        Assert.SkipUnless(File.Exists(Program), "Chromium is not installed.");
        playwright ??= await Playwright.CreateAsync();
        var one = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = [.. Arguments, .. more] });
        started.Add(one);
        return one;
    }
}
