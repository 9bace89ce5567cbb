using System.Collections.Concurrent;
using System.Diagnostics;
using Bakohumas.Benchmarks.Peers;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Pledges;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Benchmarks;

/// <summary>
/// Individual pledges a second, from the record to the bytes: the real text, long names, a drawn signature, the program's own engine
/// and sealer; unsigned and sealed, on one thread and on two; then the same pages by its peers (<c>--no-peers</c> leaves them out). What the
/// vault and the database add is measured by <c>signing</c>.
/// </summary>
internal static class PdfRun
{
    private const string Name = "Prof. Dr. Ir. Raden Ajeng Siti Rahmawati Kusumaningtyas Wardhani Notonegoro-Simanjuntak, S.Sos., M.Si., Ph.D.";

    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        var seconds = TimeSpan.FromSeconds(Option.Number(arguments, "--seconds", 5));
        var storage = new StorageRoot(root);
        storage.Create();
        KeyRing.Open(storage, TimeProvider.System.GetUtcNow());
        var (engine, sealer, papers) = (new PdfEngine(), new PadesSealer(Keys(storage)), Papers());
        var alone = Measured.Of();
        Console.WriteLine("papers   | threads | per s |  p50 ms |  p95 ms |  p99 ms | cpu ms | bytes");
        foreach (var isSealed in (bool[])[false, true])
            foreach (var threads in (int[])[1, 2])
            {
                await MeasureAsync(threads, TimeSpan.FromSeconds(2), Make);
                var before = Environment.CpuUsage.TotalTime;
                var (run, size) = await MeasureAsync(threads, seconds, Make);
                // What one paper costs whatever else runs on the machine; collector and compiler included.
                var cost = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / run.Answered;
                if (isSealed && threads == 1) alone = run;
                Report.Line($"{(isSealed ? "sealed" : "unsigned"),-8} | {threads,7} | {run.PerSecond,5:0} | {run.P50,7:0.00} | {run.P95,7:0.00} | {run.P99,7:0.00} | {cost,6:0.00} | {size}");

                async Task<int> Make(int i)
                {
                    using var drawn = new MemoryStream(64 * 1024);
                    engine.Render(papers(i), drawn);
                    if (!isSealed) return (int)drawn.Length;
                    return (await sealer.SealAsync(drawn.GetBuffer().AsMemory(0, (int)drawn.Length), TimeProvider.System.GetUtcNow(), default)).Length;
                }
            }

        return arguments.Contains("--no-peers") ? 0 : await PeerRun.CompareAsync(papers(0), alone, (int)seconds.TotalSeconds);
    });

    private static SealKeys Keys(StorageRoot storage) => SealKeys.FromPem(File.ReadAllText(Path.Combine(storage.Keys, KeyFiles.Seal)));

    private static async Task<(Measured Run, int Size)> MeasureAsync(int threads, TimeSpan duration, Func<int, Task<int>> make)
    {
        var (begin, turn, size) = (Stopwatch.GetTimestamp(), -1, 0);
        var took = new ConcurrentBag<List<TimeSpan>>();
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(async () =>
        {
            var own = new List<TimeSpan>();
            while (Stopwatch.GetElapsedTime(begin) < duration)
            {
                var start = Stopwatch.GetTimestamp();
                size = await make(Interlocked.Increment(ref turn));
                own.Add(Stopwatch.GetElapsedTime(start));
            }

            took.Add(own);
        })));
        return (Measured.Of(new Answers([.. took.SelectMany(t => t)], 0, Stopwatch.GetElapsedTime(begin))), size);
    }

    /// <summary>The paper of person i: everybody has a name, a code and a signature of their own.</summary>
    private static Func<int, Documents.Document> Papers()
    {
        var now = TimeProvider.System.GetUtcNow();
        var version = PledgeSource.Version();
        var office = new Agency
        {
            Id = Guid.CreateVersion7(now), Name = "Dinas Komunikasi, Informatika, Statistik, dan Persandian Pemerintah Provinsi Nusa Tenggara Barat", SearchName = "",
            Type = AgencyType.RegionalOffice, CreatedAt = now,
        };
        var at = new Event
        {
            Id = Guid.CreateVersion7(now), Slug = Hall.Slug, Kind = EventKind.CoordinationMeeting, Level = EventLevel.National,
            Name = "Rapat Koordinasi Nasional Badan Koordinasi Hubungan Masyarakat tentang Netralitas Aparatur Sipil Negara", Theme = "ASN Netral, Pemilu Bermartabat",
            Venue = "Auditorium Gedung Serbaguna Pemerintah Provinsi Nusa Tenggara Barat", ProvinceCode = "52", Zone = Zone.Wita, StartsAt = now, EndsAt = now.AddHours(8), Capacity = 100,
            Audience = [], PledgeTextVersionId = version.Id, OrganizerAgencyId = office.Id, Language = "id", ContactName = "", ContactReach = "", State = EventState.Running, CreatedAt = now,
        };
        var frozen = PledgeSource.Frozen(version, at, office.Name);
        var words = WordingBook.Load(typeof(WordingBook).Assembly, strict: false).In(Languages.Indonesian);
        var pledges = Enumerable.Range(0, 256).Select(i => PledgeSource.Pledge(i, at, Guid.Empty, Guid.Empty, office, Name.Replace("Siti", $"Siti {(char)('A' + (i % 26))}.", StringComparison.Ordinal), frozen, now)).ToArray();
        return i =>
        {
            var pledge = pledges[i % pledges.Length];
            return PledgePaper.Of(pledge, frozen, pledge.IdentityMask!, $"https://bakohumas.example/verifikasi/{pledge.Code}", words);
        };
    }
}
