using System.Text.RegularExpressions;

namespace Bakohumas.Web.Platform.Templates;

/// <summary>
/// What disappears with an empty optional value, in this order: the phrase ("bersama …", "together with …", brackets), the list or table line, the sentence.
/// </summary>
internal static partial class EmptyPlaces
{
    public static string Removed(string text, IReadOnlySet<string> empty) =>
        string.Join("\n\n", text.Split("\n\n").Select(block => Block(block, empty)).Where(block => block.Trim().Length > 0));

    private static string Block(string block, IReadOnlySet<string> empty)
    {
        block = Phrase().Replace(block, match => Concerns(match.Value, empty) ? "" : match.Value);
        if (!Concerns(block, empty)) return block;
        var lines = block.Split('\n');
        if (lines.Any(line => Line().IsMatch(line)))
            return string.Join('\n', lines.Where(line => !Concerns(line, empty)));
        return string.Join(' ', Sentences().Split(block.Replace('\n', ' ')).Where(sentence => !Concerns(sentence, empty)));
    }

    private static bool Concerns(string text, IReadOnlySet<string> empty) => Placeholders.In(text).Any(empty.Contains);

    [GeneratedRegex(@"\s+(?:bersama|together with)\s+\{\{[a-z_]+\}\}|\s*\([^()]*\{\{[a-z_]+\}\}[^()]*\)")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s|^\s*\|")]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}{*""“])")]
    private static partial Regex Sentences();
}
