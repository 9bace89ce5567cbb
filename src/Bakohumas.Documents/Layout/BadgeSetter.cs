using Bakohumas.Documents.Fonts;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>
/// The name badge (design of the documents, 8). A6 hangs upright: slot mark, weave, event, name, agency, QR, role in a black band. The label
/// lies on its side: event and day in one line, name across, QR at the right. The name takes the largest step that keeps its words whole.
/// </summary>
internal sealed class BadgeSetter
{
    private const double Smallest = 0.5, Dot = 25.4 / 300;
    private static readonly double[] LargeSteps = [27, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 5];
    private static readonly double[] SmallSteps = [24, 21, 18, 16, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5];

    private static readonly double[] AgencySizes = [8.5, 7.5, 6.5, 5.5];
    private static readonly double[] BandSteps = [1, 0.8, 0.65, 0.55];

    private readonly Block.Badge _badge;
    private readonly double _left, _width, _top, _bottom;
    private readonly bool[,] _matrix;
    private readonly StructNode _event, _when, _name, _agency, _figure;
    private readonly StructNode? _label, _hint, _role;
    private readonly StructNode _code;
    private readonly bool _isLabel;

    public BadgeSetter(Block.Badge badge, StructNode root, PageStyle page)
    {
        (_badge, _isLabel) = (badge, page.Width > page.Height);
        (_left, _width, _top, _bottom) = (Mm(page.Left), Mm(page.TextWidth), Mm(page.FirstTop), Mm(page.TextBottom));
        _matrix = QrMatrix.Trimmed(badge.Code.Matrix);
        var person = root.Add("Sect");
        (_event, _when, _name, _agency) = (person.Add("P"), person.Add("P"), person.Add("H1"), person.Add("P"));
        _figure = person.Add("Figure", badge.Code.Alternative);
        _label = _isLabel ? null : person.Add("P");
        _code = person.Add("P");
        _hint = _isLabel ? null : person.Add("P");
        _role = badge.Role.Length == 0 ? null : person.Add("P");
    }

    public Slab Set() => new(_bottom - _top, (pen, _) =>
    {
        if (_isLabel) DrawLabel(pen);
        else DrawUpright(pen);
    });

    private void DrawUpright(Pen pen)
    {
        pen.Shape(null, Slot(), _left + (_width - Mm(14)) / 2, Mm(6), Mm(1), HouseStyle.FooterRule, Ink.Black);
        pen.Shape(null, WeaveBand.Of(_width / Mm(1), 2, 4), _left, Mm(14), Mm(1), 0, Ink.House);

        var symbol = Mm(30.4);
        var module = Module(symbol);
        var foot = _bottom - (_role is null ? 0 : Mm(12 + 6));
        var text = Fit(
            LargeSteps, 10.5, new TypeStyle(Face.JudulBold, 8.5, 11.5), new TypeStyle(Face.Judul, 8, 11), Mm(6), Mm(2.4),
            _width, foot - symbol - 4 * module - Mm(26));
        Draw(pen, text, Mm(26));

        var edge = _matrix.GetLength(0) * module;
        pen.Modules(_figure, _matrix, _left, foot - edge, module);
        DrawCode(pen, _left + symbol + Mm(8), _width - symbol - Mm(8), foot);
        if (_role is not null) Band(pen, _role, _bottom - Mm(12), _width, Mm(12), Mm(4), 17);
    }

    private void DrawCode(Pen pen, double x, double width, double foot)
    {
        var style = HouseStyle.Code with { Size = 11, Leading = 15 };
        var code = LineBreaker.Break(Grouped(), style, width);
        var hint = LineBreaker.Break(_badge.Code.Hint, HouseStyle.Small, width);
        var at = foot - hint.Count * HouseStyle.Small.Leading;
        pen.Lines(_hint, hint, HouseStyle.Small, x, at);
        at -= Mm(1.2) + code.Count * style.Leading;
        pen.Lines(_code, code, style, x, at);
        pen.Text(_label, _badge.Code.Label.ToUpperInvariant(), HouseStyle.Label, x, at - HouseStyle.Label.Leading);
    }

    private void DrawLabel(Pen pen)
    {
        var head = new TypeStyle(Face.JudulBold, 7.5, 10);
        var when = LineBreaker.Break(_badge.When, head, _width / 3);
        var whenWidth = when.Max(line => line.Width);
        var named = Lines(_badge.EventName, [head, head with { Size = 6.8, Leading = 9 }, head with { Size = 6, Leading = 8 }], _width - whenWidth - Mm(4), 2);
        pen.LinesRight(_when, when, head, _left + _width, _top);
        pen.Lines(_event, named.Lines, named.Style, _left, _top);
        var rule = _top + Math.Max(when.Count * head.Leading, named.Lines.Count * named.Style.Leading) + Mm(1);
        pen.Rule(_left, rule, _width, HouseStyle.GroupRule);

        var symbol = Mm(25);
        // A module is a whole number of dots of a printer of 300 dpi: a thermal head knows no half dots.
        var module = Math.Max(Mm(Smallest), Math.Floor(Module(symbol) / Mm(Dot)) * Mm(Dot));
        var (edge, right) = (_matrix.GetLength(0) * module, _left + _width - Mm(2));
        pen.Modules(_figure, _matrix, right - edge, _bottom - Mm(1) - edge, module);

        var beside = _width - symbol - Mm(6);
        var code = HouseStyle.Code with { Size = 9.5, Leading = 13 };
        var foot = _bottom;
        if (_role is not null) Band(pen, _role, foot -= Mm(7), beside, Mm(7), Mm(2), 11);
        foot -= Mm(1.2) + code.Leading;
        pen.Text(_code, Grouped(), code, _left, foot);

        // Across the whole label where the name ends above the code, else beside it.
        var start = rule + HouseStyle.GroupRule + Mm(1.4);
        var agencies = Lines(_badge.Agency, [.. AgencySizes.Select(size => new TypeStyle(Face.Naskah, size, size * 1.3))], beside, 2);
        var agencyTop = foot - Mm(0.6) - agencies.Lines.Count * agencies.Style.Leading;
        pen.Lines(_agency, agencies.Lines, agencies.Style, _left, agencyTop);
        var (style, lines) = Name(SmallSteps, [(_width, _bottom - Mm(1) - edge - 4 * module - start), (beside, agencyTop - start)]);
        pen.Lines(_name, lines, style, _left, start);
    }

    /// <summary>Event, day, name and agency below one another, in the largest step that fits.</summary>
    private (TypeStyle[] Styles, IReadOnlyList<Line>[] Lines, double[] Gaps) Fit(
        double[] steps, double agencySize, TypeStyle head, TypeStyle day, double gap, double small, double width, double height)
    {
        foreach (var size in steps)
        {
            // The rest gives way when the name has become small itself.
            var scale = Math.Min(1, size / 13);
            var styles = new[]
            {
                Scaled(head, scale), Scaled(day, scale), new TypeStyle(Face.JudulBlack, size, size * 1.11), Scaled(new TypeStyle(Face.Naskah, agencySize, agencySize * 4 / 3), scale),
            };
            string[] texts = [_badge.EventName, _badge.When, _badge.Name, _badge.Agency];
            var lines = texts.Zip(styles, (text, style) => LineBreaker.Break(text, style, width)).ToArray();
            lines[2] = LineBreaker.Balanced(_badge.Name, styles[2], width);
            double[] gaps = [0, 0, gap * scale, small * scale];
            var used = gaps.Sum() + styles.Zip(lines, (style, set) => style.Leading * set.Count).Sum();
            if ((used <= height && IsWhole(lines[2])) || size == steps[^1]) return (styles, lines, gaps);
        }
        throw new InvalidOperationException("The ladder has no steps.");
    }

    private void Draw(Pen pen, (TypeStyle[] Styles, IReadOnlyList<Line>[] Lines, double[] Gaps) text, double y)
    {
        StructNode[] nodes = [_event, _when, _name, _agency];
        for (var i = 0; i < nodes.Length; i++)
        {
            y += text.Gaps[i];
            pen.Lines(nodes[i], text.Lines[i], text.Styles[i], _left, y);
            y += text.Lines[i].Count * text.Styles[i].Leading;
        }
    }

    private (TypeStyle Style, IReadOnlyList<Line> Lines) Name(double[] steps, (double Width, double Height)[] places)
    {
        foreach (var size in steps)
        {
            var style = new TypeStyle(Face.JudulBlack, size, size * 1.11);
            foreach (var (width, height) in places)
            {
                var lines = LineBreaker.Balanced(_badge.Name, style, width);
                if (lines.Count * style.Leading <= height && (IsWhole(lines) || size == steps[^1])) return (style, lines);
            }
        }
        var last = new TypeStyle(Face.JudulBlack, steps[^1], steps[^1] * 1.11);
        return (last, LineBreaker.Break(_badge.Name, last, places[0].Width));
    }

    /// <summary>The first style in which a text has at most so many lines, else the last one.</summary>
    private static (TypeStyle Style, IReadOnlyList<Line> Lines) Lines(string text, TypeStyle[] styles, double width, int most)
    {
        foreach (var style in styles)
            if (LineBreaker.Break(text, style, width) is var lines && (lines.Count <= most || style == styles[^1])) return (style, lines);
        throw new InvalidOperationException("There is no style.");
    }

    private void Band(Pen pen, StructNode node, double y, double width, double height, double inset, double largest)
    {
        pen.Rule(_left, y, width, height);
        TypeStyle[] styles = [.. BandSteps.Select(part => new TypeStyle(Face.JudulBlack, largest * part, largest * part * 1.2, Ink: Ink.White))];
        var (style, lines) = Lines(_badge.Role.ToUpperInvariant(), styles, width - 2 * inset, 1);
        pen.Lines(node, lines, style, _left + inset, y + (height - lines.Count * style.Leading) / 2);
    }

    private double Module(double symbol) => Math.Max(Mm(Smallest), symbol / Math.Max(1, _matrix.GetLength(0)));

    private string Grouped()
    {
        var groups = _badge.Code.Code.Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(four => new string(four));
        return _isLabel ? string.Join('\u00A0', groups) : string.Join('\n', groups.Chunk(2).Select(two => string.Join('\u00A0', two)));
    }

    private static bool IsWhole(IReadOnlyList<Line> lines) => !lines.Any(line => line.Words.Any(word => word.RunsOn));

    private static TypeStyle Scaled(TypeStyle style, double by) => style with { Size = style.Size * by, Leading = style.Leading * by };

    private static VectorPath Slot() => new VectorPath().MoveTo(0, 0).LineTo(14, 0).LineTo(14, 3).LineTo(0, 3).Close();
}
