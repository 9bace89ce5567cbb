using System.Globalization;

namespace Bakohumas.Benchmarks;

/// <summary>Resident memory of the program with the demo: after the first page, and after a thousand.</summary>
internal static class Memory
{
    public static async Task<int> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("bakohumas-bench-").FullName;
        try
        {
            using var server = ServerProcess.Start(root, "Development");
            await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(2));
            await server.UntilAsync("/", TimeSpan.FromMinutes(2));
            Print("after the first page", server.Resident);
            using var client = new HttpClient { BaseAddress = server.Url };
            for (var i = 0; i < 1000; i++) await client.GetByteArrayAsync("/");
            Print("after 1,000 pages", server.Resident);
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Print(string when, long bytes) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}: {bytes / 1048576.0:0} MB resident"));
}
