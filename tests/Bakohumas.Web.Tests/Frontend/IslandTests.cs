using System.Diagnostics;
using Bakohumas.Web.Tests.Words;

namespace Bakohumas.Web.Tests.Frontend;

/// <summary>The TypeScript islands have their tests beside them; <c>dotnet test</c> stays the only command.</summary>
public sealed class IslandTests
{
    private static readonly string Folder = Path.Combine(Tree.Root, "src", "Bakohumas.Web", "Frontend");

    [Fact]
    public async Task The_islands_pass_their_own_tests()
    {
        var (exit, said) = await RunAsync("node", "test.mjs");

        Assert.True(exit == 0, said);
        Assert.Contains("# fail 0", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_islands_hold_their_types()
    {
        var (exit, said) = await RunAsync("node", Path.Combine("node_modules", "typescript", "bin", "tsc"), "--noEmit");

        Assert.True(exit == 0, said);
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        var cancel = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"This machine has no {start.FileName}.");
            throw;
        }
    }
}
