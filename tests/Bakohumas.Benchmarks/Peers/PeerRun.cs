using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bakohumas.Documents;

namespace Bakohumas.Benchmarks.Peers;

/// <summary>
/// The same pages by two JavaScript libraries and by a warm browser whose page is used again, in the same run. Their packages are installed into
/// a folder of the machine's temporary files, in fixed versions; what is missing is said and left out.
/// </summary>
internal static class PeerRun
{
    private const double LeastOverBrowser = 10, LeastOverLibrary = 8, MostMilliseconds = 8;

    private static readonly string[] Packages = ["pdf-lib@1.17.1", "@pdf-lib/fontkit@1.1.1", "pdfkit@0.20.2", "playwright-core@1.65.1"];

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    /// <param name="ours">Sealed papers on one thread.</param>
    /// <returns>1 when a target of product.md 5 is missed.</returns>
    public static async Task<int> CompareAsync(Document document, Measured ours, int seconds)
    {
        var missed = ours.P50 > MostMilliseconds;
        Report.Line($"sealed, one thread: p50 {ours.P50:0.00} ms (target ≤ {MostMilliseconds})");
        if (await InstalledAsync() is not { } folder) return missed ? 1 : 0;

        await PeerPage.WriteAsync(document, folder);
        var browser = Browsers.Select(Program).FirstOrDefault(found => found is not null);
        if (browser is null) Console.WriteLine("No Chromium on this machine (chromium, chromium-browser or google-chrome): the browser is left out.");
        await File.WriteAllTextAsync(Path.Combine(folder, "peers.mjs"), await ScriptAsync());
        var (exit, said) = await RunAsync("node", [Path.Combine(folder, "peers.mjs"), folder, seconds.ToString(CultureInfo.InvariantCulture), browser ?? ""]);
        if (exit != 0) Console.WriteLine("A peer failed; what came before it is printed.");

        Console.WriteLine("peer                  | per s |  p50 ms | bytes | ours is faster by");
        var fastestLibrary = 0.0;
        foreach (var line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var peer = JsonDocument.Parse(line).RootElement;
            var (name, perSecond) = (peer.GetProperty("name").GetString()!, peer.GetProperty("perSecond").GetDouble());
            Report.Line($"{name,-21} | {perSecond,5:0.0} | {peer.GetProperty("p50").GetDouble(),7:0.0} | {peer.GetProperty("bytes").GetInt32(),5} | {ours.PerSecond / perSecond:0.0}");
            if (!name.StartsWith("Chromium", StringComparison.Ordinal)) fastestLibrary = Math.Max(fastestLibrary, perSecond);
            else missed |= ours.PerSecond < LeastOverBrowser * perSecond;
        }

        missed |= ours.PerSecond < LeastOverLibrary * fastestLibrary;
        Report.Line($"targets: {LeastOverBrowser:0} times a reused browser page, {LeastOverLibrary:0} times the fastest library");
        if (missed) Console.WriteLine("A target is missed.");
        return missed ? 1 : 0;
    }

    private static async Task<string?> InstalledAsync()
    {
        if (Program("npm") is null || Program("node") is null)
        {
            Console.WriteLine("No npm or node on this machine: the peers are left out.");
            return null;
        }

        var folder = Path.Combine(Path.GetTempPath(), "bakohumas-peers-" + string.Join('-', Packages.Select(package => package[(package.LastIndexOf('@') + 1)..])));
        if (File.Exists(Path.Combine(folder, "installed"))) return folder;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{\"private\":true}");
        var (exit, said) = await RunAsync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", .. Packages]);
        if (exit != 0)
        {
            Console.WriteLine($"npm could not install the peers, they are left out: {said.Trim()}");
            return null;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "installed"), "");
        return folder;
    }

    private static async Task<string> ScriptAsync()
    {
        await using var script = typeof(PeerRun).Assembly.GetManifestResourceStream("peers.mjs") ?? throw new FileNotFoundException("peers.mjs");
        return await new StreamReader(script).ReadToEndAsync();
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static string? Program(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
