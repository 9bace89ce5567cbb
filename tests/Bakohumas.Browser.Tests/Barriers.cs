using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>
/// The accessibility scan by axe: WCAG 2.0 to 2.2, A and AA, and the rules of good practice. Whole in light; in dark the rules that
/// look at colours. The script is put in by the debugger, so that the page's own policy stays as it is.
/// </summary>
internal static class Barriers
{
    private const string Scan = """
        async rules => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations
          .map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " (" + [...n.any, ...n.all].map(c => c.message).join("; ") + ")").join(", "))
        """;

    // A colour that is inherited reaches each level of the page a frame later: painted is what stays the same for three frames.
    private const string Painted = """
        async () => {
          const colours = () => [...document.querySelectorAll("body *")].map(e => getComputedStyle(e).color + getComputedStyle(e).backgroundColor).join();
          for (let same = 0, seen = ""; same < 3;) {
            await new Promise(done => requestAnimationFrame(done));
            const now = colours();
            same = now === seen ? same + 1 : 0;
            seen = now;
          }
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly object Everything = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>Rule, place and reason of every violation.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IPage page, string name)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(Scan, Everything);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.EvaluateAsync(Painted);
        var dark = await page.EvaluateAsync<string[]>(Scan, Colours);
        await Pictures.KeepAsync(page, name, dark: true);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. found, .. dark.Select(barrier => "dark, " + barrier)];
    }
}
