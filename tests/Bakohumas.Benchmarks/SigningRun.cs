namespace Bakohumas.Benchmarks;

/// <summary>
/// Signing over HTTP on a running process, every signer fresh and admitted: how long until the pledge is recorded and answered (the
/// answer waits up to two seconds for the paper), and how long after the signature the sealed paper stood in the vault. Every line
/// begins when no paper waits. The last two ask at fixed times instead of as fast as they can, which is what is promised (product 5):
/// one signer alone on an idle process, and 100 a second. Then <see cref="SigningParts"/>.
/// </summary>
internal static class SigningRun
{
    private const int PromisedRate = 100;

    /// <summary>Slow enough that each finds the process idle.</summary>
    private const int AloneRate = 4;

    public static Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Contains("--only-parts")) return PartsAsync(arguments);
        var (warmUp, seconds) = (TimeSpan.FromSeconds(Option.Number(arguments, "--warm-up", 5)), TimeSpan.FromSeconds(Option.Number(arguments, "--seconds", 10)));
        var people = Option.Number(arguments, "--registered", 60_000);
        return Report.InFolderAsync(async root =>
        {
            var hall = await HallFilling.FillAsync(root, new HallPlan(people) { Inside = people });
            using var server = ServerProcess.Start(root, "Production");
            await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
            var used = -1;
            using var forms = await SigningForms.ReadAsync(server.Url, hall.People[0]);
            byte[]? Next() => Interlocked.Increment(ref used) is var i && i < people ? forms.Post(hall.People[i], i) : null;

            await Load.RunAsync(server.Url, 8, warmUp, Next, 303);
            var sound = true;
            Console.WriteLine("connections | asked   | signed/s | p50 ms | p95 ms | p99 ms | longest | not 303 | PDF p50 ms | PDF p95 ms | PDF p99 ms | still unsealed");
            foreach (var (level, rate) in Option.Connections(arguments).Select(c => (c, (double?)null)).Append((1, AloneRate)).Append((64, PromisedRate)))
            {
                await SealedAsync(hall);
                var since = hall.Ask<long>("SELECT COALESCE(MAX(rowid), 0) FROM Pledges");
                var answers = await Load.RunAsync(server.Url, level, seconds, Next, 303, rate);
                var run = Measured.Of(answers);
                var (recorded, ready) = await PapersAsync(hall, since);
                Report.Line($"{level,11} | {(rate is null ? "at will" : $"{rate:0}/s"),-7} | {run.PerSecond,8:0} | {run.P50,6:0.0} | {run.P95,6:0.0} | {run.P99,6:0.0} | {run.Longest,7:0} | {run.Refused,7} | {ready.P50,10:0.0} | {ready.P95,10:0.0} | {ready.P99,10:0.0} | {recorded - ready.Answered,4}");
                sound &= run.Refused == 0 && recorded == run.Answered && ready.Answered == recorded;
            }

            if (used >= people) Report.Line($"(all {people} signers had signed before the time was over: --registered)");
            Console.WriteLine(sound ? "every answer is one pledge, every pledge has its paper" : "answers, pledges and papers differ");
            return sound ? await PartsAsync(arguments) : 1;
        });
    }

    private static Task<int> PartsAsync(string[] arguments) =>
        Report.InFolderAsync(async root => await SigningParts.RunAsync(root, Option.Number(arguments, "--parts", 2_000)) ? 0 : 1);

    /// <summary>Waits at most a minute until no paper is due.</summary>
    private static async Task SealedAsync(Hall hall)
    {
        for (var i = 0; i < 120 && hall.Ask<long>("SELECT COUNT(*) FROM SealingWork WHERE SealedAt IS NULL") > 0; i++) await Task.Delay(500);
    }

    /// <summary>Waits until they are made; of the pledges since a row, the time from signature to paper is the record's own.</summary>
    private static async Task<(int Recorded, Measured Ready)> PapersAsync(Hall hall, long since)
    {
        await SealedAsync(hall);
        using var connection = hall.Open();
        using var ask = connection.CreateCommand();
        ask.CommandText = $"SELECT p.SignedAt, w.SealedAt FROM Pledges p JOIN SealingWork w ON w.PledgeId = p.Id WHERE p.rowid > {since}";
        using var row = ask.ExecuteReader();
        var (recorded, waited) = (0, new List<TimeSpan>());
        for (; row.Read(); recorded++)
            if (!row.IsDBNull(1)) waited.Add(row.GetDateTime(1) - row.GetDateTime(0));
        return (recorded, Measured.Of(new Answers(waited, 0, TimeSpan.FromSeconds(1))));
    }
}
