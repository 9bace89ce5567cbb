using System.Globalization;
using System.Text;
using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Agencies;

/// <summary>The name of an agency as it is printed, and as it is searched and compared.</summary>
public static class AgencyName
{
    /// <summary>Refuses or accepts what was typed: one line, at most 160 graphemes (product.md 6.11), every character drawable.</summary>
    public static LineDecision Check(string? typed, Func<Rune, bool> canDraw) => PlainLine.Check(typed, PlainLine.AgencyLimit, canDraw);

    /// <summary>NFKC, lower case, letters, digits and marks with single spaces between words; equal for two spellings of one name.</summary>
    public static string SearchKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) key.Append(rune.ToString());
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }
}
