using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Benchmarks.CheckIn;
using Microsoft.Data.Sqlite;

namespace Bakohumas.Benchmarks;

/// <summary>kill -9 during check-ins, as often as asked: what was acknowledged must be stored, once, with its scan and audit row.</summary>
internal static class Kills
{
    private const int Doors = 16;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = Option.Number(arguments, "--rounds", 200);
        var root = Directory.CreateTempSubdirectory("bakohumas-bench-").FullName;
        try
        {
            var hall = await HallFilling.FillAsync(root, new HallPlan(100_000));
            var (used, acknowledged, lost, extra, idle) = (-1, 0, 0, 0, 0);
            for (var round = 1; round <= rounds; round++)
            {
                var codes = new List<string>();
                using (var server = ServerProcess.Start(root, "Testing"))
                {
                    await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
                    using var stop = new CancellationTokenSource();
                    var doors = Enumerable.Range(0, Doors).Select(_ => Task.Run(() => ScanAsync(server.Url, hall, codes, () => Interlocked.Increment(ref used) % hall.People.Length, stop.Token))).ToArray();
                    // At a moment that nobody chose, but after something was promised.
                    await Task.Delay(RandomNumberGenerator.GetInt32(100, 1400));
                    for (var patience = 0; Count(codes) == 0 && patience < 3000; patience++) await Task.Delay(10);
                    server.Kill();
                    await stop.CancelAsync();
                    await Task.WhenAll(doors);
                }

                acknowledged += codes.Count;
                // Nothing can be lost where nothing was promised: such a round shows nothing.
                if (codes.Count == 0) idle++;
                lost += Missing(hall, codes);
                extra = Stored(hall) - acknowledged;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {codes.Count} acknowledged, {lost} lost in all, {extra} stored without an answer in all"));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} kills, {acknowledged} acknowledged, {lost} lost, {extra} stored without an answer, {idle} rounds without an answer"));
            return lost == 0 && idle == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>One phone that scans person after person and notes each code whose admission was acknowledged.</summary>
    internal static async Task ScanAsync(Uri server, Hall hall, List<string> acknowledged, Func<int> next, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Authorization = new("Bearer", hall.Doors[0].Token);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var code = hall.People[next()].Code;
                using var body = new StringContent(DoorCall.Body(code), Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(DoorCall.Path, body, stop);
                if (!answer.IsSuccessStatusCode) continue;
                lock (acknowledged) acknowledged.Add(code);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            // The server is gone: that is the experiment.
        }
    }

    /// <summary>How many acknowledged codes have not exactly one standing admission with its scan and audit row.</summary>
    internal static int Missing(Hall hall, List<string> codes)
    {
        using var connection = hall.Open();
        using var ask = connection.CreateCommand();
        ask.CommandText = """
            SELECT COUNT(*) FROM "TicketCodes" c JOIN "Admissions" a ON a."RegistrationId" = c."RegistrationId" AND a."UndoId" IS NULL
            JOIN "Scans" s ON s."Id" = a."ScanId" JOIN "Audit" u ON u."SubjectId" = s."Id" WHERE c."Hash" = @hash
            """;
        var hash = ask.Parameters.Add("@hash", SqliteType.Blob);
        return codes.Count(code =>
        {
            hash.Value = SHA256.HashData(Encoding.ASCII.GetBytes(code));
            return (long)ask.ExecuteScalar()! != 1;
        });
    }

    private static int Count(List<string> codes)
    {
        lock (codes) return codes.Count;
    }

    private static int Stored(Hall hall) => (int)hall.Count().Admissions;
}
