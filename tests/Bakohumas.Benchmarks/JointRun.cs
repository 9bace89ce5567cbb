using System.Diagnostics;
using System.Globalization;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Benchmarks;

/// <summary>
/// The joint paper of 100, 1,000 and 5,000 signatories, from stored strokes to the sealed file; each size in a process of its own, so that its
/// peak of memory is its own. Answers 1 when a target of product.md 5 is missed.
/// </summary>
internal static class JointRun
{
    private const int Rounds = 3;
    private const double MostRatio = 6, MostSeconds = 5, MostMegabytes = 250;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly int[] Sizes = [100, 1_000, 5_000];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Option.Number(arguments, "--people", 0) is > 0 and var people) return await MeasureAsync(people);

        Console.WriteLine("people |      ms |  ms/1,000 | peak MB | pages |    bytes");
        var took = new Dictionary<int, double>();
        var peak = 0.0;
        foreach (var size in Sizes)
        {
            var numbers = await InChildAsync(size);
            took[size] = numbers[0];
            peak = Math.Max(peak, numbers[1]);
            Report.Line($"{size,6} | {numbers[0],7:0} | {numbers[0] * 1000 / size,9:0} | {numbers[1],7:0} | {numbers[2],5:0} | {numbers[3],8:0}");
        }

        var ratio = took[5_000] / took[1_000];
        Report.Line($"time(5,000)/time(1,000) = {ratio:0.00} (target ≤ {MostRatio}), 5,000 in {took[5_000] / 1000:0.00} s (≤ {MostSeconds}), peak {peak:0} MB (≤ {MostMegabytes})");
        if (ratio <= MostRatio && took[5_000] <= MostSeconds * 1000 && peak <= MostMegabytes) return 0;
        Console.WriteLine("A target is missed.");
        return 1;
    }

    private static Task<int> MeasureAsync(int people) => Report.InFolderAsync(async root =>
    {
        var storage = new StorageRoot(root);
        storage.Create();
        KeyRing.Open(storage, TimeProvider.System.GetUtcNow());
        var (engine, sealer) = (new PdfEngine(), new PadesSealer(SealKeys.FromPem(await File.ReadAllTextAsync(Path.Combine(storage.Keys, KeyFiles.Seal)))));
        var code = QrMatrix.Of("https://bakohumas.example/verifikasi/H5RW2CJM8XTN0QVE").Modules;
        // Compiled code first: the ratio of two sizes says nothing when one of them still runs cold.
        var few = JointSource.Strokes(20);
        for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm) < WarmUp;) await MakeAsync(few);
        var strokes = JointSource.Strokes(people);
        var (best, bytes, pages) = (TimeSpan.MaxValue, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            // The peak is to be that of one paper, not of one paper and what is left of the last.
            GC.Collect();
            var begin = Stopwatch.GetTimestamp();
            (bytes, pages) = await MakeAsync(strokes);
            if (Stopwatch.GetElapsedTime(begin) is var took && took < best) best = took;
        }

        using var self = Process.GetCurrentProcess();
        Report.Line($"{best.TotalMilliseconds:0.0} {self.PeakWorkingSet64 / 1048576.0:0.0} {pages} {bytes}");
        return 0;

        async Task<(int Bytes, int Pages)> MakeAsync(string[] stored)
        {
            using var drawn = new MemoryStream(1024 * 1024);
            engine.Render(JointSource.Of(stored, code), drawn);
            var file = await sealer.SealAsync(drawn.GetBuffer().AsMemory(0, (int)drawn.Length), TimeProvider.System.GetUtcNow(), default);
            return (file.Length, CountPages(file));
        }
    });

    private static int CountPages(ReadOnlySpan<byte> file)
    {
        var count = file[file.IndexOf("/Type/Pages/Count "u8)..]["/Type/Pages/Count ".Length..];
        return int.Parse(count[..count.IndexOf((byte)'/')], CultureInfo.InvariantCulture);
    }

    private static async Task<double[]> InChildAsync(int people)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(JointRun).Assembly.Location, "joint", "--people", people.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        if (child.ExitCode != 0) throw new InvalidOperationException($"The run with {people} people failed.");
        return [.. said.Trim().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }
}
