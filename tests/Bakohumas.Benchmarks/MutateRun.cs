using System.Diagnostics;
using Bakohumas.Documents;
using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Inspection;

namespace Bakohumas.Benchmarks;

/// <summary>The long form of the suite's mutation test: files that differ from a genuine one, judged on every core. Answers 1 at the first that is called genuine or throws.</summary>
internal static class MutateRun
{
    public static int Run(string[] arguments)
    {
        var count = Option.Number(arguments, "--count", 1_000_000);
        var now = TimeProvider.System.GetUtcNow();
        using var seal = SealKeys.Create(now, "Segel");
        using var chair = SealKeys.Create(now, "Ketua");
        var trust = new SealTrust(seal.Trust(), [chair.Certificate], []);
        byte[][] papers = [Sealed([SignatureField.Seal]), Sealed(SignatureField.Joint("Ketua"))];

        var (begin, wrong, slowest) = (Stopwatch.GetTimestamp(), 0, 0L);
        Parallel.For(0, (int)count, (seed, loop) =>
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                if (PdfInspector.Inspect(Mutator.Change(papers[seed % papers.Length], new Random(seed)), trust, CancellationToken.None).Verdict != Verdict.Genuine)
                {
                    InterlockedMax(ref slowest, Stopwatch.GetTimestamp() - start);
                    return;
                }
                Console.WriteLine($"seed {seed}: called genuine");
            }
            catch (Exception fault)
            {
                Console.WriteLine($"seed {seed}: {fault.GetType().Name}: {fault.Message}");
            }
            Interlocked.Increment(ref wrong);
            loop.Stop();
        });
        Console.WriteLine($"{count} files in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s, the slowest {TimeSpan.FromTicks(slowest * TimeSpan.TicksPerSecond / Stopwatch.Frequency).TotalMilliseconds:0} ms, wrong: {wrong}");
        return wrong == 0 ? 0 : 1;

        byte[] Sealed(IReadOnlyList<SignatureField> fields)
        {
            using var drawn = new MemoryStream();
            new PdfEngine().Render(
                new Document { Title = "Naskah", CreatedAt = now, SignatureFields = fields, Blocks = [new Block.Heading("Naskah", "", ""), .. Enumerable.Range(1, 12).Select(i => new Block.Paragraph($"Butir {i} dari naskah."))] },
                drawn);
            return new PadesSealer(seal, chair).SealAsync(drawn.ToArray(), now, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (var seen = Interlocked.Read(ref most); value > seen;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
