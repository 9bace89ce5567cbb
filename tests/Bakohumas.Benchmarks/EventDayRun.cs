using System.Globalization;
using Bakohumas.Benchmarks.CheckIn;

namespace Bakohumas.Benchmarks;

/// <summary>
/// The minute before the oath: 70 % open their ticket, 15 % come in, 10 % sign, 5 % verify a paper, at fixed times whether earlier ones were
/// answered or not, so that waiting counts. By turns at 1,000, 10,000 and 100,000 registered, on a process of its own each.
/// </summary>
internal static class EventDayRun
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];

    /// <summary>Connections of each kind: more than ever wait.</summary>
    private const int Connections = 96;

    public static Task<int> RunAsync(string[] arguments)
    {
        var (people, seconds, one) = (Option.Number(arguments, "--people", 5_000), Option.Number(arguments, "--seconds", 60), Option.Number(arguments, "--registered", 0));
        return Report.InFolderAsync(async root =>
        {
            var sound = true;
            Report.Line($"{people} people in {seconds} s: {people / (double)seconds:0} a second");
            Console.WriteLine("registered | what        | asked | per s |  p50 ms |  p95 ms |  p99 ms | longest ms | errors");
            foreach (var size in one > 0 ? [one] : Sizes)
            {
                var folder = Path.Combine(root, size.ToString(CultureInfo.InvariantCulture));
                sound &= await DayAsync(folder, size, people, seconds);
                Directory.Delete(folder, recursive: true);
            }

            return sound ? 0 : 1;
        });
    }

    private static async Task<bool> DayAsync(string root, int registered, int people, int seconds)
    {
        var (tickets, scans, signers, papers) = (people * 70 / 100, people * 15 / 100, people * 10 / 100, people * 5 / 100);
        // Those who sign are inside and have not signed; those before them have, and theirs are the papers to verify.
        var signed = Math.Min(200, registered / 5);
        var inside = Math.Min(registered, signed + signers + 50);
        var hall = await HallFilling.FillAsync(root, new HallPlan(registered) { Inside = inside, Signed = signed, Doors = 20, Offices = Math.Min(500, registered / 10) });
        // Papers are verified from all over the country; here all come from one address.
        using var server = ServerProcess.Start(root, "Production", settings: ["--Limits:PublicFormsPerMinute=100000", "--Limits:UploadsPerMinute=100000"]);
        await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
        using var forms = await SigningForms.ReadAsync(server.Url, hall.People[signed]);
        var codes = Codes(hall);
        var outside = registered - inside;
        (string What, int Asked, int Expected, Func<int, byte[]> Request)[] kinds =
        [
            ("ticket page", tickets, 200, i => Load.Get(server.Url, $"/tiket/{hall.People[(int)((long)i * 7919 % registered)].Token}")),
            // Where fewer are registered than come, the rest is scanned a second time: a verdict and a row as well.
            ("check-in", scans, 200, i => DoorCall.Request(server.Url, hall, outside > 0 ? inside + (i % outside) : i % registered)),
            ("sign", signers, 303, i => forms.Post(hall.People[signed + 50 + i], i)),
            ("verify", papers, 200, i => Load.Get(server.Url, $"/verifikasi/{codes[i % codes.Count]}")),
        ];
        foreach (var (_, asked, expected, request) in kinds.Where(k => k.What != "sign" && k.What != "check-in"))
            await Load.RunAsync(server.Url, 4, TimeSpan.FromSeconds(3), () => request(0), expected);
        var warm = 0;
        await Load.RunAsync(server.Url, 2, TimeSpan.FromSeconds(20), () => warm < 50 && Interlocked.Increment(ref warm) is var i && i <= 50 ? forms.Post(hall.People[signed + i - 1], i) : null, 303);

        var days = await Task.WhenAll(kinds.Select(async kind =>
        {
            var used = -1;
            byte[]? Next() => Interlocked.Increment(ref used) is var i && i < kind.Asked ? kind.Request(i) : null;
            return (kind.What, kind.Asked, Answers: await Load.RunAsync(server.Url, Connections, TimeSpan.FromSeconds(seconds * 3), Next, kind.Expected, kind.Asked / (double)seconds));
        }));
        foreach (var (what, asked, answers) in days.Append(("all", people, Whole([.. days.Select(d => d.Answers)]))))
        {
            var run = Measured.Of(answers);
            Report.Line($"{registered,10} | {what,-11} | {run.Answered,5} | {run.PerSecond,5:0} | {run.P50,7:0.0} | {run.P95,7:0.0} | {run.P99,7:0.0} | {run.Longest,10:0} | {Said(answers)}");
        }

        return days.All(d => d.Answers is { Refused: 0 } answers && answers.Took.Count == d.Asked);
    }

    private static Answers Whole(IReadOnlyList<Answers> kinds) => new([.. kinds.SelectMany(k => k.Took)], kinds.Sum(k => k.Refused), kinds.Max(k => k.Spent))
    {
        Odd = kinds.SelectMany(k => k.Odd).GroupBy(o => o.Key).ToDictionary(o => o.Key, o => o.Sum(one => one.Value)),
    };

    private static string Said(Answers answers) =>
        answers.Refused == 0 ? "none" : string.Join(", ", answers.Odd.OrderBy(o => o.Key).Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Value} × {(o.Key == 0 ? "closed" : o.Key)}")));

    private static List<string> Codes(Hall hall)
    {
        using var connection = hall.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Code FROM Pledges LIMIT 200";
        using var row = command.ExecuteReader();
        var codes = new List<string>();
        while (row.Read()) codes.Add(row.GetString(0));
        return codes;
    }
}
