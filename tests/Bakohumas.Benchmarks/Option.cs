using System.Globalization;

namespace Bakohumas.Benchmarks;

/// <summary>Options of the command line: <c>--name value</c>.</summary>
internal static class Option
{
    public static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var i && i + 1 < arguments.Length ? int.Parse(arguments[i + 1], CultureInfo.InvariantCulture) : otherwise;
}
