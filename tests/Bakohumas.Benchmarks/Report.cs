using System.Globalization;

namespace Bakohumas.Benchmarks;

/// <summary>Prints lines with machine numbers, and keeps a folder for as long as a run takes.</summary>
internal static class Report
{
    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public static async Task<int> InFolderAsync(Func<string, Task<int>> run)
    {
        var root = Directory.CreateTempSubdirectory("bakohumas-bench-").FullName;
        try
        {
            return await run(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
