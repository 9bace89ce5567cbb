using System.Text.RegularExpressions;

namespace Bakohumas.Domain.Pledges;

/// <summary>Plain substitution of <c>{{name}}</c>; nothing is ever evaluated, and values are not read again.</summary>
internal static partial class Placeholders
{
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, IReadOnlySet<string> optional) =>
        Pattern().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? OneLine(value)
            : optional.Contains(match.Groups[1].Value) ? match.Value
            : throw new PledgeTextException($"No value for {match.Value}."));

    private static string OneLine(string value) => value.ReplaceLineEndings(" ").Trim();

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
