using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>The built program as a process of its own: for kill -9, for commands, and for what it prints.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private RunningProcess(Process process, Uri url)
    {
        this.process = process;
        Url = url;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    /// <summary>What it has printed so far, both streams.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    public int Id => process.Id;

    /// <summary>Resident memory in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts the server on a storage folder and waits until it is ready.</summary>
    /// <param name="settings">As <c>Section:Key=value</c>.</param>
    public static async Task<RunningProcess> StartAsync(string storage, string environment = "Testing", IEnumerable<string>? settings = null, bool untilReady = true)
    {
        var url = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        var running = new RunningProcess(Launch([$"--environment={environment}", $"--urls={url}", $"--webroot={WebRoot()}", $"--Storage:Root={storage}", .. (settings ?? []).Select(s => "--" + s)], storage), url);
        if (untilReady) await running.UntilAsync("/healthz/ready");
        return running;
    }

    /// <summary>Runs a command of the program to its end, at most a minute.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(string folder, params string[] arguments)
    {
        using var process = Launch(arguments, folder);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A command that serves instead of ending must not outlive its test.
            process.Kill();
            throw;
        }

        return (process.ExitCode, await output + await error);
    }

    /// <summary>Polls an address until it answers 200, or fails with what the process printed.</summary>
    public async Task UntilAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Url };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (process.HasExited || limit.IsCancellationRequested) throw new InvalidOperationException($"The process did not get to {path}:\n{string.Join('\n', lines)}");
            try
            {
                using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>kill -9: nothing in the process gets to say good-bye.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    // Only a published program has its static files beside it; the build says where they lie.
    private static string WebRoot() => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Bakohumas.Web.staticwebassets.runtime.json")))!["ContentRoots"]!.AsArray()
        .Select(root => root!.GetValue<string>()).First(root => File.Exists(Path.Combine(root, "dist", "icons.json")));

    private static Process Launch(IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bakohumas.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // The test runner's own variables must not decide how the program starts.
        foreach (var name in (string[])["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS"]) start.Environment.Remove(name);
        // As for the tests themselves (Directory.Build.props): a process that lives for seconds repays no profile.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    private void Keep(string? line)
    {
        if (line is not null) lines.Enqueue(line);
    }
}
