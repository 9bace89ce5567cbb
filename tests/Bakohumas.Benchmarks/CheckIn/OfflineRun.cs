using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Web;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>
/// What it costs to be ready for a dead network: the signed list built, downloaded, asked again, and on the phone's side (the page's own code
/// in Node) believed and asked for a code the first time and many times.
/// </summary>
internal static class OfflineRun
{
    private const int Rounds = 5;

    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        var sizes = arguments.Contains("--count") ? [Option.Number(arguments, "--count", 10_000)] : (int[])[1_000, 10_000, 100_000];
        Console.WriteLine("registered | built, ms | downloaded, ms | unchanged, ms | size, kB || verified and read, ms | first hit, ms | later hit, ms");
        foreach (var size in sizes)
        {
            var hall = await HallFilling.FillAsync(Path.Combine(root, size.ToString(CultureInfo.InvariantCulture)), new HallPlan(size));
            var server = await ServerAsync(hall, root);
            if (server is not { } s) return 1;
            var phone = await PhoneAsync(Path.Combine(root, "daftar.jws"), s.Key, hall.People[size / 2].Code);
            Report.Line($"{size,10} | {s.Built,9:0} | {s.Download,14:0} | {s.Unchanged,13:0.0} | {s.Bytes / 1000,8} || {phone,1}");
        }

        return 0;
    });

    private static async Task<(double Built, double Download, double Unchanged, int Bytes, string Key)?> ServerAsync(Hall hall, string root)
    {
        await using var app = App.Build(["--environment=Testing", "--urls=http://127.0.0.1:0", $"--Storage:Root={hall.Root}"], builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await app.Services.GetRequiredService<Readiness>().Whole;
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", hall.Doors[0].Token);
        var address = new Uri($"/api/v1/events/{Hall.Slug}/list", UriKind.Relative);
        var started = Stopwatch.GetTimestamp();
        using var first = await client.GetAsync(address);
        var text = await first.Content.ReadAsStringAsync();
        var built = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (first.StatusCode != HttpStatusCode.OK) { Console.Error.WriteLine($"The list answered {(int)first.StatusCode}."); return null; }

        await File.WriteAllTextAsync(Path.Combine(root, "daftar.jws"), text);
        var download = await TimesAsync(() => client.GetByteArrayAsync(address));
        var unchanged = await TimesAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.NotModified) throw new InvalidOperationException($"Expected 304, got {(int)answer.StatusCode}.");
        });
        using var key = OfflineKey.Signing(app.Services.GetRequiredService<KeyRing>().Link, hall.EventId);
        await app.StopAsync();
        return (built, download, unchanged, text.Length, System.Buffers.Text.Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo()));
    }

    private static async Task<double> TimesAsync(Func<Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    private static async Task<string> PhoneAsync(string list, string key, string code)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "CheckIn", "phone.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, list, key, code]) { RedirectStandardOutput = true })!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? said.Trim() : "node failed";
    }
}
