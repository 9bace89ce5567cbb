using System.Diagnostics;

namespace Bakohumas.Benchmarks;

/// <summary>
/// From launching the process to the first page: once with the demo being made, then on the existing database in Development and in
/// Production; and the resident memory of an idle process.
/// </summary>
internal static class Starts
{
    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        var (rounds, program) = (Option.Number(arguments, "--rounds", 5), Option.Text(arguments, "--program"));
        await StartAsync(root, "Development", program, "first start, makes the demo", idle: false);
        foreach (var environment in (string[])["Development", "Production"])
            for (var i = 1; i <= rounds; i++)
                await StartAsync(root, environment, program, $"existing database, {environment}", idle: i == rounds);
        return 0;
    });

    private static async Task StartAsync(string root, string environment, string? program, string what, bool idle)
    {
        var begin = Stopwatch.GetTimestamp();
        using var server = ServerProcess.Start(root, environment, program);
        await server.UntilAsync("/healthz/live", TimeSpan.FromMinutes(2));
        var live = Stopwatch.GetElapsedTime(begin);
        await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(2));
        var ready = Stopwatch.GetElapsedTime(begin);
        await server.UntilAsync("/", TimeSpan.FromMinutes(2));
        Report.Line($"{what}: listening {live.TotalSeconds:0.00} s, ready {ready.TotalSeconds:0.00} s, first page {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.00} s");
        if (!idle) return;
        await Task.Delay(TimeSpan.FromSeconds(10));
        Report.Line($"{what}: {server.Resident / 1048576.0:0} MB resident after ten idle seconds");
    }
}
