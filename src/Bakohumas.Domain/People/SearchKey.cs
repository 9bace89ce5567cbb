using System.Text;

namespace Bakohumas.Domain.People;

/// <summary>
/// The one normalised column by which people are found (architecture.md 3): NFKC, lower case, titles stripped, one kind of
/// apostrophe, dots and commas as spaces. Made in C# because LIKE and NOCASE of the databases know ASCII only.
/// </summary>
public static class SearchKey
{
    /// <summary>The key of a name, and equally of what a searcher types; never empty unless the text holds no letter or digit.</summary>
    public static string Of(string text)
    {
        var plain = Unify(text);
        var named = Spaced(WithoutTitles(plain));
        return named.Length > 0 ? named : Spaced(plain);
    }

    /// <summary>The key for "is this the same name": as <see cref="Of"/> and without apostrophes and hyphens.</summary>
    public static string Comparison(string text) => Of(text).Replace("'", "", StringComparison.Ordinal);

    /// <summary>The name between its titles, for masking and searching.</summary>
    internal static string WithoutTitles(string name)
    {
        var segments = name.Split(',');
        var kept = segments.TakeWhile((segment, index) => index == 0 || !Titles.IsDegree(segment));
        var words = string.Join(' ', kept).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && Titles.IsFront(words[0])) words.RemoveAt(0);
        while (words.Count > 1 && Titles.IsDottedDegree(words[^1])) words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }

    private static string Unify(string text)
    {
        var folded = Readable(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return folded.Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'').Replace('´', '\'').Replace('ʼ', '\'');
    }

    // A lone surrogate and U+FFFE are no text: normalising them throws.
    private static string Readable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? " " : rune.ToString()));

    private static string Spaced(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '\'' || IsMark(rune)) key.Append(rune.ToString());
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
