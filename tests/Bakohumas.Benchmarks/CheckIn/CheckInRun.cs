using System.Globalization;
using Bakohumas.Web;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>
/// Check-in over HTTP at 1, 8 and 64 connections, every code fresh, beside two bare endpoints that write the same rows with the same
/// durability in the same run. Absolute numbers belong to the machine; the ratios are what is promised (product 5).
/// </summary>
internal static class CheckInRun
{
    private static readonly int[] Levels = [1, 8, 64];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var warmUp = TimeSpan.FromSeconds(Option.Number(arguments, "--warm-up", 10));
        var duration = TimeSpan.FromSeconds(Option.Number(arguments, "--seconds", 10));
        var people = Option.Number(arguments, "--registered", 100_000);
        var sound = true;
        Console.WriteLine("connections | who     |  req/s |  p50 ms |  p99 ms | longest | of locked | of grouped");
        foreach (var level in Levels)
        {
            var root = Directory.CreateTempSubdirectory("bakohumas-bench-").FullName;
            try
            {
                var hall = await Hall.FillAsync(Path.Combine(root, "product"), people);
                var (locked, grouped) = (hall.CopyTo(Path.Combine(root, "locked")), hall.CopyTo(Path.Combine(root, "grouped")));
                var byLock = await MeasureAsync(locked, () => Anchors.LockedAsync(locked), level, warmUp, duration);
                var byGroup = await MeasureAsync(grouped, () => Anchors.GroupedAsync(grouped), level, warmUp, duration);
                var product = await MeasureAsync(hall, () => ProductAsync(hall), level, warmUp, duration);
                Print(level, "locked", byLock.Run, byLock.Run, byGroup.Run);
                Print(level, "grouped", byGroup.Run, byLock.Run, byGroup.Run);
                Print(level, "product", product.Run, byLock.Run, byGroup.Run);
                sound &= product.Sound;
            }
            finally
            {
                Directory.Delete(root, recursive: true);
            }
        }

        Console.WriteLine(sound ? "0 lost, 0 double" : "rows and answers differ");
        return sound ? 0 : 1;
    }

    private static async Task<(Measured Run, bool Sound)> MeasureAsync(Hall hall, Func<Task<WebApplication>> start, int connections, TimeSpan warmUp, TimeSpan duration)
    {
        var app = await start();
        var used = -1;
        var (warm, run) = await Load.PostAsync(new Uri(app.Urls.First()), $"/api/v1/events/{hall.Slug}/admissions", hall.Token, connections, warmUp, duration,
            () => Interlocked.Increment(ref used) is var i && i < hall.Codes.Length ? Body(hall.Codes[i]) : null);
        await app.StopAsync();
        await app.DisposeAsync();
        if (used >= hall.Codes.Length) Console.WriteLine($"  (all {hall.Codes.Length} codes were used before the time was over: --registered)");
        var good = warm.Answered + run.Answered - warm.Refused - run.Refused;
        var rows = hall.Count();
        return (run, warm.Refused + run.Refused == 0 && rows.Scans == good && rows.Admissions == good && rows.Persons == good && rows.Audit >= good);
    }

    private static string Body(string code)
    {
        var now = TimeProvider.System.GetUtcNow();
        return $$"""{"nonce":"{{Guid.CreateVersion7(now)}}","code":"{{code}}","gate":"Utara","at":"{{now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}","skewMs":0}""";
    }

    private static async Task<WebApplication> ProductAsync(Hall hall)
    {
        var app = App.Build(["--environment=Testing", "--urls=http://127.0.0.1:0", $"--Storage:Root={hall.Root}"], builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await app.Services.GetRequiredService<Readiness>().Whole;
        return app;
    }

    private static void Print(int level, string who, Measured run, Measured locked, Measured grouped) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{level,11} | {who,-7} | {run.PerSecond,6:0} | {run.P50,7:0.00} | {run.P99,7:0.0} | {run.Longest,7:0} | {run.PerSecond / locked.PerSecond,8:0.00}× | {run.PerSecond / grouped.PerSecond,9:0.00}×"));
}
