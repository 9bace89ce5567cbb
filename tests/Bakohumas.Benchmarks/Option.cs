using System.Globalization;

namespace Bakohumas.Benchmarks;

/// <summary>Options of the command line: <c>--name value</c>.</summary>
internal static class Option
{
    public static int Number(string[] arguments, string name, int otherwise) => Text(arguments, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    public static string? Text(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var i && i + 1 < arguments.Length ? arguments[i + 1] : null;

    /// <summary>Numbers of connections: one that was asked for, or 1, 8 and 64.</summary>
    public static int[] Connections(string[] arguments) => Number(arguments, "--connections", 0) is > 0 and var one ? [one] : [1, 8, 64];
}
