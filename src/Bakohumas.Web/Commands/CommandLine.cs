namespace Bakohumas.Web.Commands;

/// <summary>The commands of the program; without one it serves.</summary>
internal static class CommandLine
{
    /// <returns>The exit code of the command, or null when the arguments name none.</returns>
    public static Task<int?> RunAsync(string[] args) => args.FirstOrDefault() switch
    {
        "verify" => VerifyCommand.RunAsync(args),
        "seal" => Task.FromResult<int?>(SealCommand.Run(args)),
        _ => Task.FromResult<int?>(null),
    };
}
