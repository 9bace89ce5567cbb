using System.Text.RegularExpressions;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// Plain substitution of <c>{{name}}</c>; nothing is ever evaluated. A value is not read again, not even by a later filling: its
/// doubled braces are parted, or an event named "{{nama}}" would print its signers. An empty value takes its phrase along
/// (content/README.md 2): ", {{identitas}}," becomes ",".
/// </summary>
internal static partial class Placeholders
{
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, IReadOnlySet<string> optional) =>
        Pattern().Replace(WithoutEmpty(text, values), match => values.TryGetValue(match.Groups[1].Value, out var value) ? OneLine(value)
            : optional.Contains(match.Groups[1].Value) ? match.Value
            : throw new PledgeTextException($"No value for {match.Value}."));

    private static string WithoutEmpty(string text, IReadOnlyDictionary<string, string> values)
    {
        foreach (var empty in values.Where(pair => string.IsNullOrWhiteSpace(pair.Value)))
        {
            var mark = "{{" + empty.Key + "}}";
            text = text.Replace($", {mark},", ",", StringComparison.Ordinal)
                .Replace($"{mark} ", "", StringComparison.Ordinal)
                .Replace($", {mark}", "", StringComparison.Ordinal);
        }
        return text;
    }

    private static string OneLine(string value) =>
        value.ReplaceLineEndings(" ").Trim().Replace("{{", "{ {", StringComparison.Ordinal).Replace("}}", "} }", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
