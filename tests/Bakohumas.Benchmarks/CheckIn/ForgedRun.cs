using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Tickets;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>
/// A million codes that nobody was given, at a door of 100,000 registered: half random, half real ones with one to four of their 80 bits
/// flipped. Asked as previews, so that the file does not grow by a million refusals; the verdict is found in the same way.
/// </summary>
internal static class ForgedRun
{
    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        var (codes, people) = (Option.Number(arguments, "--codes", 1_000_000), Option.Number(arguments, "--registered", 100_000));
        var hall = await HallFilling.FillAsync(root, new HallPlan(people) { Doors = 20 });
        using var server = ServerProcess.Start(root, "Testing");
        await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
        var (seed, used) = (RandomNumberGenerator.GetInt32(int.MaxValue), -1);
        byte[]? Next()
        {
            if (Interlocked.Increment(ref used) is var i && i >= codes) return null;
            var random = new Random(HashCode.Combine(seed, i));
            var door = hall.Doors[i % hall.Doors.Length];
            return Load.Post(server.Url, DoorCall.Path, "application/json", Encoding.UTF8.GetBytes(DoorCall.Body(Forged(random, hall.People[random.Next(people)].Code, i % 2 == 0), preview: true)), $"Authorization: Bearer {door.Token}\r\n");
        }

        var answers = await Load.RunAsync(server.Url, 64, TimeSpan.FromHours(2), Next, 404);
        var real = 0;
        var known = await Load.RunAsync(server.Url, 1, TimeSpan.FromMinutes(1), () => real++ < 100 ? Load.Post(server.Url, DoorCall.Path, "application/json", Encoding.UTF8.GetBytes(DoorCall.Body(hall.People[real].Code, preview: true)), $"Authorization: Bearer {hall.Doors[0].Token}\r\n") : null, 200);
        var run = Measured.Of(answers);
        Console.WriteLine("forged codes |  req/s |  p99 ms | accepted | other status | of 100 real ones read");
        Report.Line($"{run.Answered,12} | {run.PerSecond,6:0} | {run.P99,7:0.0} | {answers.Odd.GetValueOrDefault(200),8} | {answers.Refused - answers.Odd.GetValueOrDefault(200),12} | {known.Took.Count - known.Refused}");
        return answers.Refused == 0 && known.Refused == 0 && known.Took.Count == 100 && hall.Count().Admissions == 0 ? 0 : 1;
    });

    private static string Forged(Random random, string real, bool isRandom)
    {
        if (isRandom)
        {
            Span<byte> bytes = stackalloc byte[10];
            random.NextBytes(bytes);
            return DoorCode.FromBytes(bytes).Text;
        }

        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var letters = real.ToCharArray();
        // Different bits: two flips of one bit would give the real code back.
        foreach (var bit in Enumerable.Range(0, random.Next(1, 5)).Select(k => (k * 20) + random.Next(20)))
            letters[bit / 5] = Alphabet[Alphabet.IndexOf(letters[bit / 5], StringComparison.Ordinal) ^ (1 << (bit % 5))];
        return new string(letters);
    }
}
