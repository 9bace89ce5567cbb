using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Bakohumas.Benchmarks.CheckIn;
using Microsoft.Extensions.Hosting;

namespace Bakohumas.Benchmarks;

/// <summary>
/// Power cuts at the door: the storage folder lies on an ext4 file system in a file, mounted by loop. While 16 phones scan, the process is
/// stopped and the file is copied as it is, without unmounting or syncing: what the copy holds is what reached the disk. The copy is mounted,
/// its journal and the database recover, and every acknowledged admission must be there. The control is the bare writer of the same rows with
/// synchronous=NORMAL, which flushes no commit: it must lose some, or the cut cuts nothing. A disk that lies about flushing is out of scope.
/// </summary>
internal static class PowerCuts
{
    /// <summary>The command under which the control runs in a process of its own.</summary>
    public const string Writer = "bare-writer";

    private const int Phones = 16, Megabytes = 768;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (rounds, people) = (Option.Number(arguments, "--rounds", 10), Option.Number(arguments, "--registered", 20_000));
        if (await MissingAsync() is { } missing)
        {
            Console.WriteLine($"skipped: {missing}");
            return 0;
        }

        return await Report.InFolderAsync(async root =>
        {
            Console.WriteLine("writer              | cuts | acknowledged | lost | worst cut | stored without an answer | databases whole");
            var product = await CutsAsync(Path.Combine(root, "product"), people, rounds, "product, FULL", folder => ServerProcess.Start(folder, "Testing"));
            var full = await CutsAsync(Path.Combine(root, "full"), people, rounds, "bare writer, FULL", folder => Bare(folder, "FULL"));
            var normal = await CutsAsync(Path.Combine(root, "normal"), people, rounds, "bare writer, NORMAL", folder => Bare(folder, "NORMAL"));
            if (normal.Lost == 0) Console.WriteLine("the control lost nothing: these cuts prove nothing");
            return product is { Acknowledged: > 0, Lost: 0, IsWhole: true } && full is { Acknowledged: > 0, Lost: 0 } && normal.Lost > 0 ? 0 : 1;
        });
    }

    /// <summary>The control's own process: writes until it is killed.</summary>
    public static async Task<int> WriteAsync(string[] arguments)
    {
        await using var app = await Anchors.GroupedAsync(Hall.Of(arguments[1]), arguments[2], arguments[3]);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static ServerProcess Bare(string folder, string synchronous)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        return ServerProcess.Start(new ProcessStartInfo("dotnet", [typeof(PowerCuts).Assembly.Location, Writer, folder, synchronous, url.ToString().TrimEnd('/')]) { WorkingDirectory = folder, RedirectStandardOutput = true }, url);
    }

    private static async Task<(int Acknowledged, int Lost, bool IsWhole)> CutsAsync(string folder, int people, int rounds, string who, Func<string, ServerProcess> start)
    {
        Directory.CreateDirectory(folder);
        using var disk = await Disk.MakeAsync(Path.Combine(folder, "disk.img"), Path.Combine(folder, "disk"), Megabytes);
        var hall = await HallFilling.FillAsync(Path.Combine(disk.Place, "data"), new HallPlan(people) { Doors = 20 });
        await Shell.RunAsync("sync", "-f", disk.Place);
        var (used, all, lost, worst, extra, whole) = (-1, 0, 0, 0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var (acknowledged, before) = (new List<string>(), (int)hall.Count().Admissions);
            using (var server = start(hall.Root))
            {
                await server.UntilAsync("/healthz/ready", TimeSpan.FromMinutes(1));
                using var stop = new CancellationTokenSource();
                var phones = Enumerable.Range(0, Phones).Select(_ => Task.Run(() => Kills.ScanAsync(server.Url, hall, acknowledged, () => Interlocked.Increment(ref used) % hall.People.Length, stop.Token))).ToArray();
                await Task.Delay(RandomNumberGenerator.GetInt32(700, 2_000));
                await Shell.RunAsync("kill", "-STOP", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
                // Answers on their way still count: they were sent before the cut.
                await Task.Delay(100);
                await stop.CancelAsync();
                await Task.WhenAll(phones);
                await Shell.RunAsync("cp", "--sparse=always", disk.File, disk.File + ".cut");
                server.Kill();
            }

            using var cut = await Disk.OpenAsync(disk.File + ".cut", Path.Combine(folder, "cut"));
            var after = hall.At(Path.Combine(cut.Place, "data"));
            var missing = Kills.Missing(after, acknowledged);
            (all, lost, worst) = (all + acknowledged.Count, lost + missing, Math.Max(worst, missing));
            extra += Math.Max(0, (int)after.Count().Admissions - before - acknowledged.Count + missing);
            if (after.Ask<string>("PRAGMA integrity_check") == "ok") whole++;
            // The next round goes on where this one was: only the copy was cut.
            await Shell.RunAsync("sync", "-f", disk.Place);
        }

        Report.Line($"{who,-19} | {rounds,4} | {all,12} | {lost,4} | {worst,9} | {extra,24} | {whole} of {rounds}");
        return (all, lost, whole == rounds);
    }

    private static async Task<string?> MissingAsync()
    {
        if (!OperatingSystem.IsLinux()) return "power cuts are made with Linux loop devices";
        if ((await Shell.AskAsync("id", "-u")).Trim() != "0") return "making a file system and mounting it needs root";
        foreach (var tool in (string[])["mkfs.ext4", "losetup", "mount", "umount"])
            if ((await Shell.AskAsync("sh", "-c", $"command -v {tool}")).Length == 0) return $"{tool} is not installed";
        var folder = Directory.CreateTempSubdirectory("bakohumas-loop-").FullName;
        try
        {
            using var disk = await Disk.MakeAsync(Path.Combine(folder, "disk.img"), Path.Combine(folder, "disk"), 16);
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"this machine gives no loop device: {fault.Message}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A file system in a file, mounted as long as this lives.</summary>
    private sealed class Disk : IDisposable
    {
        private Disk(string file, string place) => (File, Place) = (file, place);

        public string File { get; }

        public string Place { get; }

        public static async Task<Disk> MakeAsync(string file, string place, int megabytes)
        {
            await Shell.RunAsync("truncate", "-s", $"{megabytes}M", file);
            await Shell.RunAsync("mkfs.ext4", "-q", "-F", file);
            return await OpenAsync(file, place);
        }

        public static async Task<Disk> OpenAsync(string file, string place)
        {
            Directory.CreateDirectory(place);
            await Shell.RunAsync("mount", "-o", "loop", file, place);
            return new(file, place);
        }

        public void Dispose()
        {
            // A process that was just killed may hold its files for a moment.
            for (var i = 0; i < 50; i++)
            {
                using var process = Process.Start(new ProcessStartInfo("umount", [Place]) { RedirectStandardError = true })!;
                process.WaitForExit();
                if (process.ExitCode == 0) break;
                Thread.Sleep(100);
            }

            System.IO.File.Delete(File);
            Directory.Delete(Place);
        }
    }

    private static class Shell
    {
        /// <exception cref="InvalidOperationException">The program failed; with what it said.</exception>
        public static async Task RunAsync(string program, params string[] arguments)
        {
            var (exit, output) = await StartAsync(program, arguments);
            if (exit != 0) throw new InvalidOperationException($"{program}: {output.Trim()}");
        }

        public static async Task<string> AskAsync(string program, params string[] arguments) => (await StartAsync(program, arguments)).Output;

        private static async Task<(int Exit, string Output)> StartAsync(string program, string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }
    }
}
