using System.Diagnostics;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>Independent programs that judge our papers. A machine without one skips visibly.</summary>
internal static class Tools
{
    /// <summary>Runs a program on files and gives what it printed on both channels.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed on this machine.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var cancel = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>What a paper says, words parted by single spaces.</summary>
    public static async Task<string> TextOfAsync(byte[] paper)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, paper, TestContext.Current.CancellationToken);
            return string.Join(' ', (await RunAsync("pdftotext", "-layout", file, "-")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
