using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>A stretch of one word in one style.</summary>
internal readonly record struct Piece(string Text, TypeStyle Style)
{
    public double Width { get; } = FontLibrary.Of(Style.Face).Width(Text, Style.Size) + Style.Tracking * Text.Length;
}

/// <summary>What stands between two spaces; usually one piece, more when the weight changes inside it.</summary>
/// <param name="Pieces">Never empty.</param>
/// <param name="SpaceBefore">Width of the space that separates it from the word before on the same line.</param>
/// <param name="Bound">True when no line may end before it.</param>
/// <param name="Forced">True when a line must end before it.</param>
internal sealed record Word(IReadOnlyList<Piece> Pieces, double SpaceBefore, bool Bound, bool Forced)
{
    /// <summary>True for the front part of a word that was too wide: no space follows, although the line ends.</summary>
    public bool RunsOn { get; init; }

    public double Width { get; } = Pieces.Sum(piece => piece.Width);

    /// <summary>Cuts runs into words. A run with a code point that its face lacks is set whole in the stand-in face at 0.94 of the size.</summary>
    public static List<Word> Cut(IEnumerable<Run> runs, TypeStyle style)
    {
        var words = new List<Word>();
        var pieces = new List<Piece>();
        var space = 0.0;
        bool forced = false, bound = false;
        foreach (var run in runs)
        {
            var text = CleanText.ForSetting(run.Text);
            var set = Drawable(run.Bold ? style.Bold : style, text);
            var spaceWidth = FontLibrary.Of(set.Face).Width(" ", set.Size) + set.Tracking;
            for (var at = 0; at < text.Length;)
            {
                if (text[at] is ' ' or '\n' or '\u00A0')
                {
                    Finish();
                    forced |= text[at] == '\n' && words.Count > 0;
                    bound |= text[at] == '\u00A0';
                    space = spaceWidth;
                    at++;
                    continue;
                }
                var end = text.AsSpan(at).IndexOfAny(' ', '\n', '\u00A0');
                end = end < 0 ? text.Length : at + end;
                pieces.Add(new Piece(text[at..end], set));
                at = end;
            }
        }
        Finish();
        return words;

        void Finish()
        {
            if (pieces.Count == 0) return;
            var glued = bound || (words.Count > 0 && Glue.Binds(words[^1].Pieces[^1].Text, pieces[0].Text));
            words.Add(new Word(pieces.ToArray(), words.Count == 0 ? 0 : space, glued && !forced && words.Count > 0, forced));
            pieces.Clear();
            (space, forced, bound) = (0, false, false);
        }
    }

    private static TypeStyle Drawable(TypeStyle style, string text) =>
        FontLibrary.Of(style.Face).Has(text.Contains('\n', StringComparison.Ordinal) ? text.Replace("\n", "", StringComparison.Ordinal) : text)
            ? style
            : style with { Face = FontLibrary.StandIn(style.Face), Size = style.Size * 0.94 };
}
