using System.Globalization;
using System.Text;

namespace Bakohumas.Domain.People;

/// <summary>
/// The rule for every one-line field: position, unit, free-text agency, place, gate. Whether a character can be printed is
/// asked of the document font, because what the font cannot draw must be refused at input and not lost on paper.
/// </summary>
public static class PlainLine
{
    /// <summary>Graphemes allowed in a name, position or unit (product.md 6.11).</summary>
    public const int PersonLimit = 120;

    /// <summary>Graphemes allowed in the name of an agency (product.md 6.11).</summary>
    public const int AgencyLimit = 160;

    /// <summary>UTF-16 units per grapheme that still count as writing; more is stacked marks.</summary>
    private const int UnitsPerGrapheme = 4;

    /// <summary>Refuses or returns the line ready to store; <paramref name="limit"/> counts graphemes.</summary>
    public static LineDecision Check(string? text, int limit, Func<Rune, bool> canDraw)
    {
        if (string.IsNullOrWhiteSpace(text)) return new LineDecision.Refused(TextProblem.Missing);
        // Long before anything linear in the text becomes costly.
        if (text.Length > limit * UnitsPerGrapheme * 4) return new LineDecision.Refused(TextProblem.TooLong);

        if (!TryStrip(text, out var stripped, out var hidden)) return new LineDecision.Refused(TextProblem.Character, hidden);

        var clean = Collapse(stripped.Normalize(NormalizationForm.FormC));
        if (clean.Length == 0) return new LineDecision.Refused(TextProblem.Missing);
        foreach (var rune in clean.EnumerateRunes())
        {
            if (rune.Value != ' ' && (!IsWriting(rune) || !canDraw(rune)))
                return new LineDecision.Refused(TextProblem.Character, Show(rune));
        }
        var graphemes = new StringInfo(clean).LengthInTextElements;
        return graphemes > limit || clean.Length > limit * UnitsPerGrapheme || clean.Length > graphemes * UnitsPerGrapheme
            ? new LineDecision.Refused(TextProblem.TooLong)
            : new LineDecision.Accepted(clean);
    }

    /// <summary>Drops the invisible characters that phones and chat programs paste along; refuses those that only an attack needs.</summary>
    private static bool TryStrip(string text, out string stripped, out string? hidden)
    {
        var kept = new StringBuilder(text.Length);
        stripped = "";
        hidden = null;
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                hidden = CodePoint(text[i]);
                return false;
            }
            i += rune.Utf16SequenceLength;
            if (Rune.IsWhiteSpace(rune)) kept.Append(' ');
            else if (IsReordering(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
            {
                hidden = CodePoint(rune.Value);
                return false;
            }
            else if (!IsInvisible(rune)) kept.Append(rune.ToString());
        }
        stripped = kept.ToString();
        return true;
    }

    private static bool IsReordering(Rune rune) => rune.Value is 0x202D or 0x202E;

    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    private static bool IsWriting(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.OtherSymbol or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.Surrogate or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.Format)
        || rune.Value is '°' or '©' or '®';

    private static string Collapse(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    internal static string Show(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            ? CodePoint(rune.Value)
            : rune.ToString();

    private static string CodePoint(int value) => "U+" + value.ToString("X4", CultureInfo.InvariantCulture);
}
