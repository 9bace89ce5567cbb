namespace Bakohumas.Benchmarks;

/// <summary>Resident memory of the program with the demo: after the first page, and after a thousand.</summary>
internal static class Memory
{
    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        using var server = ServerProcess.Start(root, "Development", Option.Text(arguments, "--program"));
        await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(2));
        await server.UntilAsync("/", TimeSpan.FromMinutes(2));
        Print("after the first page", server.Resident);
        using var client = new HttpClient { BaseAddress = server.Url };
        for (var i = 0; i < 1000; i++) await client.GetByteArrayAsync("/");
        Print("after 1,000 pages", server.Resident);
        return 0;
    });

    private static void Print(string when, long bytes) => Report.Line($"{when}: {bytes / 1048576.0:0} MB resident");
}
