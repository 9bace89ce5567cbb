using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bakohumas.Web.Tests.Architecture;

/// <summary>The sample file of settings holds exactly the keys that the program reads.</summary>
internal static partial class SettingsRule
{
    /// <summary>Keys of the sample, sections joined by colons; a list is one key.</summary>
    public static IEnumerable<string> InSample(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return [.. Leaves(document.RootElement, "")];
    }

    /// <summary>Keys that the source reads: sections bound to an options class, and keys asked for by name.</summary>
    public static IEnumerable<string> Read(IEnumerable<SourceFile> files, Func<string, Type?> find)
    {
        foreach (var file in files.Where(f => f.Is(".cs")))
        {
            foreach (Match bound in Bound().Matches(file.Code))
                foreach (var property in find(bound.Groups["type"].Value)?.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite) ?? [])
                    yield return $"{bound.Groups["section"].Value}:{property.Name}";
            foreach (Match asked in Asked().Matches(file.Code)) yield return asked.Groups["key"].Value;
        }
    }

    /// <summary>A secret may come as a file instead: <c>Password</c> also as <c>PasswordFile</c>, which needs no line of its own.</summary>
    public static IEnumerable<string> Differences(IEnumerable<string> sample, IEnumerable<string> read)
    {
        var (there, asked) = (sample.ToHashSet(), read.ToHashSet());
        return asked.Where(k => !there.Contains(k) && !(k.EndsWith("File", StringComparison.Ordinal) && asked.Contains(k[..^4]))).Select(k => $"not in the sample: {k}")
            .Concat(there.Where(k => !asked.Contains(k)).Select(k => $"nobody reads: {k}"));
    }

    private static IEnumerable<string> Leaves(JsonElement element, string prefix) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Leaves(p.Value, prefix.Length == 0 ? p.Name : $"{prefix}:{p.Name}"))
        : [prefix];

    [GeneratedRegex("""AddSettings<(?<type>\w+)>\(configuration, "(?<section>[\w:]+)"\)""")]
    private static partial Regex Bound();

    [GeneratedRegex("""[Cc]onfiguration(?:\[|\.GetSection\(|\.GetValue(?:<[^>]+>)?\()"(?<key>\w+:\w+)["]""")]
    private static partial Regex Asked();
}
