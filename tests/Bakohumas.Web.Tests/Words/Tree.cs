using Bakohumas.Web.Tests.Architecture;

namespace Bakohumas.Web.Tests.Words;

/// <summary>The source tree this test run was built from.</summary>
internal static class Tree
{
    public static string Root => SourceTree.Root;

    public static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));
}
