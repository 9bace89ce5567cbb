using System.Diagnostics;
using System.Globalization;

namespace Bakohumas.Benchmarks;

/// <summary>From launching the process on an existing database to the first page.</summary>
internal static class Starts
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = Option.Number(arguments, "--rounds", 5);
        var root = Directory.CreateTempSubdirectory("bakohumas-bench-").FullName;
        try
        {
            for (var i = 0; i <= rounds; i++)
            {
                var begin = Stopwatch.GetTimestamp();
                using var server = ServerProcess.Start(root, "Development");
                await server.UntilAsync("/healthz/live", TimeSpan.FromMinutes(2));
                var live = Stopwatch.GetElapsedTime(begin);
                await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(2));
                await server.UntilAsync("/", TimeSpan.FromMinutes(2));
                var page = Stopwatch.GetElapsedTime(begin);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "first start (with demo)" : "next start")}: live {live.TotalSeconds:0.00} s, first page {page.TotalSeconds:0.00} s"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
