using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>A signature drawn on the pad, stroke by stroke, in CSS pixels of the window.</summary>
internal static class Signature
{
    public const string Pad = ".bk-pad canvas";

    public static async Task WithAFingerAsync(IPage page)
    {
        var finger = await page.Context.NewCDPSessionAsync(page);
        Task Touch(string type, params (float X, float Y)[] points) =>
            finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points.Select(p => new Dictionary<string, object> { ["x"] = p.X, ["y"] = p.Y }).ToArray() });
        foreach (var stroke in await StrokesAsync(page))
        {
            await Touch("touchStart", stroke[0]);
            foreach (var point in stroke[1..]) await Touch("touchMove", point);
            await Touch("touchEnd");
        }
    }

    public static async Task WithAMouseAsync(IPage page)
    {
        foreach (var stroke in await StrokesAsync(page))
        {
            await page.Mouse.MoveAsync(stroke[0].X, stroke[0].Y);
            await page.Mouse.DownAsync();
            foreach (var (x, y) in stroke[1..]) await page.Mouse.MoveAsync(x, y);
            await page.Mouse.UpAsync();
        }
    }

    // A loop and an underline.
    private static async Task<(float X, float Y)[][]> StrokesAsync(IPage page)
    {
        await page.Locator(Pad).ScrollIntoViewIfNeededAsync();
        var box = await page.Locator(Pad).BoundingBoxAsync() ?? throw new InvalidOperationException("There is no pad.");
        (float, float) At(double x, double y) => ((float)(box.X + (box.Width * x)), (float)(box.Y + (box.Height * y)));
        return
        [
            [.. Enumerable.Range(0, 32).Select(i => At(0.2 + (0.018 * i), 0.45 - (0.25 * Math.Sin(i / 2.5))))],
            [.. Enumerable.Range(0, 12).Select(i => At(0.25 + (0.04 * i), 0.8 - (0.005 * i)))],
        ];
    }
}
