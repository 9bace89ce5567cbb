using System.Globalization;
using System.Text;
using Bakohumas.Web;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>
/// Check-in over HTTP at 1, 8 and 64 connections by 20 devices, every code fresh, beside two bare endpoints that write the same rows with the same
/// durability in the same run. The three take turns of two seconds, in an order that is reversed each time, so that whatever else the
/// machine does falls on all of them. Absolute numbers belong to the machine; the ratios are what is promised (product 5).
/// </summary>
internal static class CheckInRun
{
    private const int Slice = 2;
    private const int Doors = 20;

    /// <summary>Product 5, at 64 connections: of the locked one, of the grouped one, p99 of the grouped one's.</summary>
    private const double OfLocked = 1.5, OfGrouped = 0.6, P99OfGrouped = 2;

    public static Task<int> RunAsync(string[] arguments)
    {
        var warmUp = TimeSpan.FromSeconds(Option.Number(arguments, "--warm-up", 10));
        var seconds = Option.Number(arguments, "--seconds", 10);
        return Report.InFolderAsync(async root =>
        {
            var pristine = await HallFilling.FillAsync(Path.Combine(root, "pristine"), new HallPlan(Option.Number(arguments, "--registered", 100_000)) { Doors = Doors });
            var sound = true;
            Console.WriteLine("connections | who     |  req/s |  p50 ms |  p99 ms | longest | of locked | of grouped | p99 of grouped");
            foreach (var level in Option.Connections(arguments)) sound &= await LevelAsync(pristine, Path.Combine(root, level.ToString(CultureInfo.InvariantCulture)), level, warmUp, seconds);
            Console.WriteLine(sound ? "0 lost, 0 double" : "rows and answers differ");
            return sound ? 0 : 1;
        });
    }

    private static async Task<bool> LevelAsync(Hall pristine, string root, int level, TimeSpan warmUp, int seconds)
    {
        var (locked, grouped, product) = (pristine.CopyTo(Path.Combine(root, "locked")), pristine.CopyTo(Path.Combine(root, "grouped")), pristine.CopyTo(Path.Combine(root, "product")));
        await using var byLock = new Runner(locked, await Anchors.LockedAsync(locked), level);
        await using var byGroup = new Runner(grouped, await Anchors.GroupedAsync(grouped), level);
        await using var byProduct = new Runner(product, await ProductAsync(product), level);
        Runner[] order = [byLock, byGroup, byProduct];
        foreach (var runner in order) await runner.WarmAsync(warmUp);
        for (var left = seconds; left > 0; left -= Slice)
        {
            foreach (var runner in order) await runner.TurnAsync(TimeSpan.FromSeconds(Math.Min(Slice, left)));
            Array.Reverse(order);
        }

        var (a, b, c) = (byLock.Sum(), byGroup.Sum(), byProduct.Sum());
        Print(level, "locked", a, a, b);
        Print(level, "grouped", b, a, b);
        Print(level, "product", c, a, b);
        if (level == 64) Report.Line($"promised at 64: ≥ {OfLocked:0.0}× locked, ≥ {OfGrouped:0.0}× grouped, p99 ≤ {P99OfGrouped:0}× grouped: {(c.PerSecond >= OfLocked * a.PerSecond && c.PerSecond >= OfGrouped * b.PerSecond && c.P99 <= P99OfGrouped * b.P99 ? "kept" : "missed")}");
        // Stopped first: what counts is what stands in the file.
        foreach (var runner in order) await runner.DisposeAsync();
        var sound = order.All(r => r.IsSound());
        Directory.Delete(root, recursive: true);
        return sound;
    }

    private static async Task<WebApplication> ProductAsync(Hall hall)
    {
        var app = App.Build(["--environment=Testing", "--urls=http://127.0.0.1:0", $"--Storage:Root={hall.Root}"], builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await app.Services.GetRequiredService<Readiness>().Whole;
        return app;
    }

    private static void Print(int level, string who, Measured run, Measured locked, Measured grouped) => Report.Line(
        $"{level,11} | {who,-7} | {run.PerSecond,6:0} | {run.P50,7:0.00} | {run.P99,7:0.0} | {run.Longest,7:0} | {run.PerSecond / locked.PerSecond,8:0.00}× | {run.PerSecond / grouped.PerSecond,9:0.00}× | {run.P99 / grouped.P99,13:0.00}×");

    /// <summary>One of the three with its own hall, from which every code is taken once.</summary>
    private sealed class Runner(Hall hall, WebApplication app, int connections) : IAsyncDisposable
    {
        private readonly Uri address = new(app.Urls.First());
        private readonly List<Answers> turns = [];
        private int used = -1;
        private int good;
        private int refused;
        private bool stopped;

        /// <summary>Takes at most three tenths of the codes: each is taken once, and what is measured needs them.</summary>
        public async Task WarmAsync(TimeSpan duration) => await RunAsync(duration, hall.People.Length * 3 / 10);

        public async Task TurnAsync(TimeSpan duration)
        {
            if (await RunAsync(duration, hall.People.Length) is { Took.Count: > 0 } turn) turns.Add(turn);
        }

        public Measured Sum() => Measured.Of(turns);

        /// <summary>Whether exactly what was acknowledged is stored, each person once.</summary>
        public bool IsSound()
        {
            if (used >= hall.People.Length) Report.Line($"  (all {hall.People.Length} codes were used before the time was over)");
            var rows = hall.Count();
            return refused == 0 && rows.Scans == good && rows.Admissions == good && rows.Persons == good && rows.Audit >= good;
        }

        public async ValueTask DisposeAsync()
        {
            if (stopped) return;
            stopped = true;
            await app.StopAsync();
            await app.DisposeAsync();
        }

        private async Task<Answers> RunAsync(TimeSpan duration, int most)
        {
            var answers = await Load.RunAsync(address, connections, duration, () => Next(most));
            good += answers.Took.Count - answers.Refused;
            refused += answers.Refused;
            return answers;
        }

        private byte[]? Next(int most)
        {
            if (used >= most - 1 || Interlocked.Increment(ref used) is var i && i >= hall.People.Length) return null;
            return DoorCall.Request(address, hall, i);
        }
    }
}
