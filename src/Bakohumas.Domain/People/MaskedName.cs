using System.Globalization;
using System.Text;

namespace Bakohumas.Domain.People;

/// <summary>
/// A name for strangers: every word keeps its first letter, the other letters become stars, titles stay
/// ("B*** S******, S.Sos."; product.md 6.7). A word of one letter is a star.
/// </summary>
public static class MaskedName
{
    public static string Of(string name)
    {
        var segments = name.Split(',', StringSplitOptions.TrimEntries);
        var titlesFrom = 1;
        while (titlesFrom < segments.Length && !Titles.IsDegree(segments[titlesFrom])) titlesFrom++;
        var shown = segments.Select((segment, index) => index < titlesFrom ? MaskWords(segment, isStart: index == 0) : segment);
        return string.Join(", ", shown);
    }

    private static string MaskWords(string segment, bool isStart)
    {
        var words = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var front = 0;
        while (isStart && front < words.Length - 1 && Titles.IsFront(words[front])) front++;
        return string.Join(' ', words.Select((word, index) => index < front ? word : MaskWord(word)));
    }

    private static string MaskWord(string word)
    {
        var letters = StringInfo.ParseCombiningCharacters(word).Length;
        var masked = new StringBuilder(word.Length);
        var isFirst = true;
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!char.IsLetterOrDigit(element, 0)) masked.Append(element);
            else if (isFirst && letters > 1 && word.Count(char.IsLetterOrDigit) > 1) masked.Append(element);
            else masked.Append('*');
            isFirst &= !char.IsLetterOrDigit(element, 0);
        }
        return masked.ToString();
    }
}
