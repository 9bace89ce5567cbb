using System.Globalization;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>Pictures of what people saw, in order, for whoever wants to look; only where the variable names a folder.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("BAKOHUMAS_TEST_PICTURES");
    private static int taken;

    public static async Task KeepAsync(IPage page, string name, bool dark = false)
    {
        if (string.IsNullOrEmpty(Folder)) return;
        var number = dark ? taken : ++taken;
        var file = string.Create(CultureInfo.InvariantCulture, $"{number:00}-{name}-{page.ViewportSize!.Width}{(dark ? "-gelap" : "")}.png");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }
}
