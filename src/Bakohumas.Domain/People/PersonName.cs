using System.Globalization;
using System.Text;

namespace Bakohumas.Domain.People;

/// <summary>
/// A person's name as the person writes it, titles included: NFC, single spaces, at most 120 graphemes, one word is enough.
/// Letters, digits and the marks that names and titles carry; everything else is refused and named.
/// </summary>
public sealed record PersonName
{
    private const string NameMarks = ".,'’‘`´-‐‑–/()&\"";

    private PersonName(string text) => Text = text;

    /// <summary>The name to print.</summary>
    public string Text { get; }

    /// <summary>The form that the search column holds.</summary>
    public string SearchKey => People.SearchKey.Of(Text);

    /// <summary>Equal for two spellings of one name: case, titles, apostrophes and dots do not count (product.md 6.12).</summary>
    public string ComparisonKey => People.SearchKey.Comparison(Text);

    /// <summary>The form for strangers: "B*** S******, S.Sos.".</summary>
    public string Masked => MaskedName.Of(Text);

    /// <summary>Refuses or accepts what was typed; <paramref name="canDraw"/> asks the font of the documents.</summary>
    public static NameDecision Check(string? text, Func<Rune, bool> canDraw) =>
        PlainLine.Check(text, PlainLine.PersonLimit, rune => IsNameRune(rune) && canDraw(rune)).Match(
            accepted => accepted.Text.EnumerateRunes().Any(Rune.IsLetter)
                ? (NameDecision)new NameDecision.Accepted(new PersonName(accepted.Text))
                : new NameDecision.Refused(TextProblem.NoLetter),
            refused => new NameDecision.Refused(refused.Problem, refused.Character));

    /// <summary>Takes back a name that was accepted before, from our own database.</summary>
    public static PersonName Restore(string stored) => new(stored);

    public override string ToString() => Text;

    private static bool IsNameRune(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (rune.IsBmp && NameMarks.Contains((char)rune.Value));
}
