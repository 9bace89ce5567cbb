using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bakohumas.Benchmarks;

/// <summary>The built program as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    public int Id => process.Id;

    /// <summary>Resident memory in bytes.</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="folder">A published program; null is the one that was built beside the benchmarks.</param>
    public static string Program(string? folder) => Path.Combine(Path.GetFullPath(folder ?? AppContext.BaseDirectory), "Bakohumas.Web.dll");

    /// <summary>Where pages find what they are drawn from: the published folder, or the project with its built front end.</summary>
    public static string Content(string? folder)
    {
        if (folder is not null) return Path.GetFullPath(folder);
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Bakohumas.sln"))) at = at.Parent ?? throw new InvalidOperationException("The benchmarks run from a clone.");
        return Path.Combine(at.FullName, "src", "Bakohumas.Web");
    }

    public static ServerProcess Start(string storage, string environment, string? program = null, params string[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        var start = new ProcessStartInfo(
            "dotnet",
            [Program(program), $"--environment={environment}", $"--contentRoot={Content(program)}", $"--urls={url}", $"--Site:PublicUrl={url.AbsoluteUri.TrimEnd('/')}", $"--Storage:Root={storage}", "--Mail:Mode=Folder", .. settings])
        {
            WorkingDirectory = storage,
            RedirectStandardOutput = true,
        };
        return Start(start, url);
    }

    /// <param name="start">Prints to a redirected output and listens at the address.</param>
    public static ServerProcess Start(ProcessStartInfo start, Uri url)
    {
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(process, url);
    }

    /// <summary>Asks until the address answers 200.</summary>
    public async Task UntilAsync(string path, TimeSpan patience)
    {
        using var client = new HttpClient { BaseAddress = Url };
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < patience;)
        {
            if (process.HasExited) throw new InvalidOperationException("The program ended.");
            try
            {
                using var answer = await client.GetAsync(path);
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"{path} did not answer.");
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
