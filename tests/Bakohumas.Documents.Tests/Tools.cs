using System.Diagnostics;

namespace Bakohumas.Documents.Tests;

/// <summary>Independent programs that judge our files. A machine without one skips visibly.</summary>
internal static class Tools
{
    private static readonly string[] PreflightJars =
        ["pdfbox2.jar", "preflight.jar", "xmpbox.jar", "fontbox2.jar", "commons-logging.jar", "commons-io.jar", "jaxb-api.jar", "javax.activation.jar"];

    /// <summary>Runs a program on files in a folder of its own and gives what it printed on both channels.</summary>
    public static async Task<(int Exit, string Output)> Run(string program, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed on this machine.");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>PDFBox preflight, PDF/A-1b.</summary>
    public static async Task<(int Exit, string Output)> Preflight(string file)
    {
        var jars = PreflightJars.Select(jar => Path.Combine("/usr/share/java", jar)).ToList();
        Assert.SkipUnless(jars.TrueForAll(File.Exists), "PDFBox preflight is not installed on this machine.");
        return await Run("java", "-cp", string.Join(':', jars), "org.apache.pdfbox.preflight.Validator_A1b", file);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
