using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Documents.Inspection;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Benchmarks;

/// <summary>Uploads to the verification page, genuine papers and junk, and the command that needs no server.</summary>
internal static class VerifyRun
{
    public static Task<int> RunAsync(string[] arguments) => Report.InFolderAsync(async root =>
    {
        var seconds = TimeSpan.FromSeconds(Option.Number(arguments, "--seconds", 4));
        var hall = await HallFilling.FillAsync(root, new HallPlan(1) { Inside = 1 });
        using var server = ServerProcess.Start(root, "Production", settings: "--Limits:UploadsPerMinute=100000");
        await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
        var genuine = await SignedAsync(server.Url, hall.People[0]);
        var altered = (byte[])genuine.Clone();
        altered[altered.Length / 3] ^= 1;
        byte[] junk = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(1024 * 1024)];
        // The largest that is looked at, with a seal of ours that is over something else: as much work as a stranger can make.
        byte[] large = [.. "%PDF-1.4\n"u8, .. RandomNumberGenerator.GetBytes(PdfInspector.MostSealedBytes - genuine.Length - 9), .. genuine];
        byte[] numbers = [.. Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj [ " + new string('0', PdfInspector.MostBytes - 218).Replace("00", "0 ", StringComparison.Ordinal)), .. Encoding.ASCII.GetBytes($"\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n{PdfInspector.MostBytes - 190}\n%%EOF\n")];
        var sound = true;
        Console.WriteLine("upload               | connections | per s | p50 ms | p95 ms | p99 ms | other status");
        foreach (var (what, file) in (IReadOnlyList<(string, byte[])>)[("genuine", genuine), ("one bit flipped", altered), ("junk, 1 MB", junk), ("numbers, 10 MB", numbers), ("seal on 32 MB", large)])
        {
            var request = Upload(server.Url, file);
            var expected = await StatusAsync(server.Url, request);
            foreach (var level in (int[])[1, 8])
            {
                await Load.RunAsync(server.Url, level, TimeSpan.FromSeconds(1), () => request, expected);
                var run = Measured.Of(await Load.RunAsync(server.Url, level, seconds, () => request, expected));
                Report.Line($"{$"{what} ({expected})",-20} | {level,11} | {run.PerSecond,5:0} | {run.P50,6:0.0} | {run.P95,6:0.0} | {run.P99,6:0.0} | {run.Refused}");
                sound &= run.Refused == 0;
            }
        }

        foreach (var (what, file, expected) in (IReadOnlyList<(string, byte[], int)>)[("genuine", genuine, 0), ("altered", altered, 1), ("junk", junk, 2)])
            sound &= await CommandAsync(hall, what, file, expected);
        return sound ? 0 : 1;
    });

    private static async Task<byte[]> SignedAsync(Uri address, Seat seat)
    {
        using var forms = await SigningForms.ReadAsync(address, seat);
        var once = 1;
        var answers = await Load.RunAsync(address, 1, TimeSpan.FromMinutes(1), () => Interlocked.Exchange(ref once, 0) == 1 ? forms.Post(seat, 1) : null, 303);
        if (answers.Refused > 0) throw new InvalidOperationException("The signature was refused.");
        using var client = new HttpClient { BaseAddress = address };
        return await client.GetByteArrayAsync($"/tiket/{seat.Token}/komitmen.pdf");
    }

    private static byte[] Upload(Uri address, byte[] file)
    {
        const string Border = "batas-uji-komitmen";
        byte[] body = [.. Encoding.ASCII.GetBytes($"--{Border}\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"komitmen.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"), .. file, .. Encoding.ASCII.GetBytes($"\r\n--{Border}--\r\n")];
        return Load.Post(address, "/verifikasi", $"multipart/form-data; boundary={Border}", body);
    }

    /// <summary>The verdict's own status, seen once; every later answer must be the same.</summary>
    private static async Task<int> StatusAsync(Uri address, byte[] request)
    {
        foreach (var status in (int[])[200, 422, 413, 400])
        {
            var once = 1;
            if ((await Load.RunAsync(address, 1, TimeSpan.FromMinutes(1), () => Interlocked.Exchange(ref once, 0) == 1 ? request : null, status)).Refused == 0) return status;
        }

        return 0;
    }

    private static async Task<bool> CommandAsync(Hall hall, string what, byte[] file, int expected)
    {
        var path = Path.Combine(hall.Root, $"{what}.pdf");
        await File.WriteAllBytesAsync(path, file);
        var took = new List<TimeSpan>();
        var (authority, sound) = (Path.Combine(new StorageRoot(hall.Root).Keys, KeyFiles.Authority), true);
        for (var i = 0; i < 5; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [ServerProcess.Program(null), "verify", path, "--trust", authority]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync(), process.WaitForExitAsync());
            took.Add(Stopwatch.GetElapsedTime(begin));
            sound &= process.ExitCode == expected;
        }

        took.Sort();
        Report.Line($"command on {what}: {took[2].TotalMilliseconds:0} ms in the middle, {took[^1].TotalMilliseconds:0} ms at most, exit {(sound ? "as promised" : "WRONG")}");
        return sound;
    }
}
