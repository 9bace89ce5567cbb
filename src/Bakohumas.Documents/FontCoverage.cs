using System.Globalization;
using System.Text;
using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents;

/// <summary>
/// Says at the input what no font of ours could draw later, so that no signer's name vanishes from a paper. A text is drawable when the book
/// face has all of it, or Noto Sans has all of it, after NFC normalisation; controls, bidirectional marks and other invisible code points never are.
/// </summary>
public static class FontCoverage
{
    /// <summary>Null when the text can be drawn; else the first five code points that cannot, as <c>U+1F600 U+200B</c>.</summary>
    public static string? Missing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = CleanText.Normalized(text);
        var inBookFace = FontLibrary.Of(Face.Naskah).Has(clean) && FontLibrary.Of(Face.NaskahBold).Has(clean);
        var missing = new List<string>();
        foreach (var rune in clean.EnumerateRunes())
        {
            if (IsVisible(rune) && (inBookFace || IsInStandIn(rune))) continue;
            var name = $"U+{rune.Value:X4}";
            if (!missing.Contains(name)) missing.Add(name);
            if (missing.Count == 5) break;
        }
        return missing.Count == 0 ? null : string.Join(' ', missing);
    }

    private static bool IsInStandIn(Rune rune) =>
        rune.Value is ' ' or 0xA0 || (FontLibrary.Of(Face.Lembar).Glyph(rune.Value) != 0 && FontLibrary.Of(Face.LembarBold).Glyph(rune.Value) != 0);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
        && rune.Value != 0xFFFD;
}
