using System.Text.RegularExpressions;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>A text of the tree: its path from the top with forward slashes, and what it holds.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments; strings stay.</summary>
    public string Code { get; } = Comments().Replace(Text, m => m.Value[0] is '/' or '@' && m.Value[1] is '/' or '*' ? " " : m.Value);

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public bool In(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);

    // Strings are matched first, so that the slashes of an address are not taken for a comment.
    [GeneratedRegex(""" "{3,}[\s\S]*?"{3,} | @"(?:[^"]|"")*" | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])' | //[^\n]* | /\*[\s\S]*?\*/ | @\*[\s\S]*?\*@ """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Comments();
}

/// <summary>The repository as it lies around the tests.</summary>
internal static class SourceTree
{
    private static readonly string[] Extensions = [".cs", ".cshtml", ".csproj"];
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "data", "storage", "dist"];

    public static string Root { get; } = FindRoot();

    /// <summary>Everything under <c>src/</c> that a person wrote.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. Read("src").Where(f => !f.In("src/Bakohumas.Web/Data/Migrations/"))];

    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Read("tests")];

    private static IEnumerable<SourceFile> Read(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where Extensions.Contains(Path.GetExtension(path))
        let name = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !name.Split('/').Any(NotOurs.Contains)
        orderby name
        select new SourceFile(name, File.ReadAllText(path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Bakohumas.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests do not lie under Bakohumas.sln.");
    }
}
