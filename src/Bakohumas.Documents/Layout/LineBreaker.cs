using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>A line of words; the first word carries no space before it.</summary>
internal sealed record Line(IReadOnlyList<Word> Words)
{
    public double Width => Words.Sum(word => word.Width) + Words.Skip(1).Sum(word => word.SpaceBefore);
}

/// <summary>Breaks words into lines at spaces only. Linear in the length of the text, so that a hostile one costs no more than its bytes.</summary>
internal static class LineBreaker
{
    public static IReadOnlyList<Line> Break(IEnumerable<Run> runs, TypeStyle style, double measure) => Pretty(Word.Cut(runs, style), measure);

    public static IReadOnlyList<Line> Break(string text, TypeStyle style, double measure) => Break([new Run(text)], style, measure);

    /// <summary>The narrowest measure that keeps the number of lines, for titles.</summary>
    public static IReadOnlyList<Line> Balanced(string text, TypeStyle style, double measure)
    {
        var words = Word.Cut([new Run(text)], style);
        var lines = Greedy(words, measure);
        if (lines.Count is 1 or > 4) return lines;
        double narrow = measure / 2, wide = measure;
        while (wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            if (Greedy(words, middle) is { } tried && tried.Count <= lines.Count) (wide, lines) = (middle, tried);
            else narrow = middle;
        }
        return lines;
    }

    /// <summary>A last line of one word is filled up by setting the paragraph a little narrower.</summary>
    private static List<Line> Pretty(List<Word> words, double measure)
    {
        var lines = Greedy(words, measure);
        // Long texts are left alone: re-wrapping costs their length once more for every step.
        if (lines.Count is 1 or > 12 || lines[^1].Words.Count > 1 || words[^1].Forced) return lines;
        for (var narrower = measure - 4; narrower > measure * 0.75; narrower -= 4)
        {
            var tried = Greedy(words, narrower);
            if (tried.Count != lines.Count) break;
            if (tried[^1].Words.Count > 1) return tried;
        }
        return lines;
    }

    private static List<Line> Greedy(List<Word> words, double measure)
    {
        var lines = new List<Line>();
        var line = new List<Word>();
        var width = 0.0;
        for (var i = 0; i < words.Count;)
        {
            var next = i + 1;
            var span = words[i].Width;
            while (next < words.Count && words[next].Bound && span <= measure)
            {
                span += words[next].SpaceBefore + words[next].Width;
                next++;
            }
            if (span > measure)
            {
                next = i + 1;
                span = words[i].Width;
            }
            if (line.Count > 0 && (words[i].Forced || width + words[i].SpaceBefore + span > measure)) Finish();
            if (span > measure)
            {
                foreach (var part in Split(words[i], measure))
                {
                    if (line.Count > 0) Finish();
                    Append(part);
                }
            }
            else
            {
                for (; i < next; i++) Append(words[i]);
            }
            i = next;
        }
        if (line.Count > 0 || lines.Count == 0) Finish();
        return lines;

        void Append(Word word)
        {
            width += word.Width + (line.Count > 0 ? word.SpaceBefore : 0);
            line.Add(word);
        }

        void Finish()
        {
            lines.Add(new Line([.. line]));
            line.Clear();
            width = 0;
        }
    }

    /// <summary>Cuts a word that is wider than the measure, after a hyphen, slash or full stop when one is near, else anywhere between code points.</summary>
    private static IEnumerable<Word> Split(Word word, double measure)
    {
        foreach (var piece in word.Pieces)
        {
            var font = FontLibrary.Of(piece.Style.Face);
            int start = 0, at = 0, good = 0;
            var width = 0.0;
            foreach (var rune in piece.Text.EnumerateRunes())
            {
                var advance = font.Advance(font.Drawn(rune.Value)) * piece.Style.Size / font.UnitsPerEm + piece.Style.Tracking * rune.Utf16SequenceLength;
                if (width + advance > measure && at > start)
                {
                    var end = good > start + (at - start) / 2 ? good : at;
                    yield return Part(piece.Text[start..end], piece.Style) with { RunsOn = true };
                    width = font.Width(piece.Text[end..at], piece.Style.Size) + piece.Style.Tracking * (at - end);
                    start = good = end;
                }
                width += advance;
                at += rune.Utf16SequenceLength;
                if (rune.Value is '-' or '/' or '.' or '@' or '_' or ',') good = at;
            }
            if (start < piece.Text.Length) yield return Part(piece.Text[start..], piece.Style);
        }
    }

    private static Word Part(string text, TypeStyle style) => new([new Piece(text, style)], 0, false, false);
}
