using System.Globalization;
using Bakohumas.Web;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>
/// Check-in at 1,000, 10,000 and 100,000 registered, 20 devices, 8 connections: the same number of fresh codes in each round of each size,
/// the sizes by turns in an order that is reversed each round. Flat is what does not grow with the number of people.
/// </summary>
internal static class FlatRun
{
    private const int Connections = 8, Warm = 200, Asked = 700;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        var rounds = Option.Number(arguments, "--rounds", 10);
        var halls = new Dictionary<int, Hall>();
        foreach (var size in Sizes) halls[size] = await HallFilling.FillAsync(Path.Combine(root, size.ToString(CultureInfo.InvariantCulture)), new HallPlan(size) { Doors = 20 });
        var runs = Sizes.ToDictionary(size => size, _ => new List<Answers>());
        var order = Sizes.ToArray();
        // The first round teaches the process its own code and is thrown away.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var size in order)
            {
                var answers = await RoundAsync(halls[size].CopyTo(Path.Combine(root, "round")));
                if (round > 0) runs[size].Add(answers);
                Directory.Delete(Path.Combine(root, "round"), recursive: true);
            }

            Array.Reverse(order);
        }

        var first = Measured.Of(runs[Sizes[0]]);
        Console.WriteLine("registered | admitted |  req/s |  p50 ms |  p95 ms |  p99 ms | longest | not 200 | p50 of 1,000 | p99 of 1,000");
        foreach (var size in Sizes)
        {
            var run = Measured.Of(runs[size]);
            Report.Line($"{size,10} | {run.Answered,8} | {run.PerSecond,6:0} | {run.P50,7:0.00} | {run.P95,7:0.00} | {run.P99,7:0.0} | {run.Longest,7:0} | {run.Refused,7} | {run.P50 / first.P50,11:0.00}× | {run.P99 / first.P99,11:0.00}×");
        }

        return runs.Values.SelectMany(r => r).All(r => r.Refused == 0) ? 0 : 1;
    });

    private static async Task<Answers> RoundAsync(Hall hall)
    {
        await using var app = App.Build(["--environment=Testing", "--urls=http://127.0.0.1:0", $"--Storage:Root={hall.Root}"], builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        await app.Services.GetRequiredService<Readiness>().Whole;
        var (address, used) = (new Uri(app.Urls.First()), -1);
        byte[]? Next(int most) => Interlocked.Increment(ref used) is var i && i < most ? DoorCall.Request(address, hall, (int)((long)i * 7919 % hall.People.Length)) : null;
        await Load.RunAsync(address, Connections, TimeSpan.FromMinutes(1), () => Next(Warm), 200);
        used = Warm - 1;
        var answers = await Load.RunAsync(address, Connections, TimeSpan.FromMinutes(1), () => Next(Warm + Asked), 200);
        await app.StopAsync();
        return answers;
    }
}
