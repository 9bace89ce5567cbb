using Bakohumas.Documents.Fonts;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>
/// The wall poster: weave band, slogan, clauses in two columns, and at the foot QR, count and chair. Measured for A3; every other sheet has the
/// same picture, scaled.
/// </summary>
internal sealed class PosterSetter(Block.Poster poster, StructNode root, PageStyle page)
{
    private const double DesignWidth = 297, TextWidth = 245, Rule = 2.4;
    private static readonly double[] SloganSizes = [60, 48, 40, 32, 26, 20, 15];

    private readonly double _unit = Mm(page.Width / DesignWidth);
    private readonly double _point = page.Width / DesignWidth;

    public Slab Set()
    {
        double width = TextWidth * _unit, height = Mm(page.TextBottom - page.FirstTop);
        var left = Mm(page.Left);
        var kicker = root.Add("P");
        var (sloganStyle, slogan) = Slogan(width);
        var sloganNode = root.Add("H1");

        // Everything above the first rule, then the foot from below; what is left belongs to the text.
        var top = 49 * _unit + slogan.Count * sloganStyle.Leading + 8 * _unit;
        var noteSize = Math.Max(9 * _point, HouseStyle.Footer.Size);
        var noteStyle = new TypeStyle(Face.Judul, noteSize, noteSize * 12 / 9);
        var note = LineBreaker.Break(poster.Note, noteStyle, width);
        var foot = new PosterFoot(poster, new StructNode("Sect"), _unit);
        var footHeight = Rule * _point + 7 * _unit + foot.Height + 6 * _unit + note.Count * noteStyle.Leading;
        var text = new PosterText(poster, root, _unit, width, height - top - Rule * _point - 8 * _unit - 9 * _unit - footHeight);
        root.Children.Add(foot.Node);
        var noteNode = root.Add("P");

        return new Slab(height, (pen, y) =>
        {
            pen.Shape(null, WeaveBand.Of(width / _unit, 2, 6), left, y, _unit, 0, Ink.House);
            Mark(pen, left + width, y + 45 * _unit);
            pen.Text(kicker, poster.Kicker, Style(Face.JudulBold, 19, 26), left, y + 36.5 * _unit);
            pen.Lines(sloganNode, slogan, sloganStyle, left, y + 49 * _unit);
            pen.Rule(left, y + top, width, Rule * _point);
            text.Draw(pen, left, y + top + Rule * _point + 8 * _unit);

            var at = y + height - footHeight;
            pen.Rule(left, at, width, Rule * _point);
            foot.Draw(pen, left, at + Rule * _point + 7 * _unit);
            pen.Lines(noteNode, note, noteStyle, left, y + height - note.Count * noteStyle.Leading);
        });
    }

    private (TypeStyle Style, IReadOnlyList<Line> Lines) Slogan(double width)
    {
        foreach (var size in SloganSizes)
        {
            var style = Style(Face.JudulBlack, size, size * 64 / 60) with { Ink = Ink.House };
            var lines = LineBreaker.Balanced(poster.Slogan, style, width);
            if (lines.Count <= 2 || size == SloganSizes[^1]) return (style, lines);
        }
        throw new InvalidOperationException("The ladder has no steps.");
    }

    private void Mark(Pen pen, double right, double bottom)
    {
        var scale = 19 * _unit / HouseMark.Height;
        pen.Shape(null, HouseMark.Path, right - (HouseMark.Left + HouseMark.Width) * scale, bottom - (HouseMark.Top + HouseMark.Height) * scale, scale, 0, Ink.House);
    }

    private TypeStyle Style(Face face, double size, double leading) => new(face, size * _point, leading * _point);
}
