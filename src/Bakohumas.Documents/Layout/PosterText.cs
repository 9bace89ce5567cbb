using System.Globalization;
using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>
/// The text of a poster between its two rules: clauses in two columns of equal height, then the names in up to four columns. Takes the largest
/// size that fits and goes on shrinking for a text that is longer than any poster should be: nothing is cut off.
/// </summary>
internal sealed class PosterText
{
    private static readonly double[] Sizes = [17, 15, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

    private readonly List<(StructNode Label, StructNode Body, IReadOnlyList<Line> Lines)> _clauses = [];
    private readonly List<(StructNode Node, IReadOnlyList<Line> Lines)> _names = [];
    private readonly Block.Poster _poster;
    private readonly StructNode _namesHeading;
    private readonly double _unit, _width;

    private TypeStyle _text, _name;
    private int _left, _nameColumns;
    private double _height;

    /// <param name="unit">Points in a millimetre of the A3 sheet.</param>
    public PosterText(Block.Poster poster, StructNode root, double unit, double width, double height)
    {
        (_poster, _unit, _width) = (poster, unit, width);
        var list = root.Add("L");
        var nodes = poster.Items.Select(_ => list.Add("LI")).Select(item => (item.Add("Lbl"), item.Add("LBody"))).ToList();
        _namesHeading = root.Add("H2");
        var names = root.Add("L");
        var nameNodes = poster.Names.Select(_ => names.Add("LI").Add("LBody")).ToList();
        foreach (var size in Sizes)
        {
            Set(size, nodes, nameNodes);
            if (_height <= height) break;
        }
    }

    public void Draw(Pen pen, double x, double y)
    {
        Column(pen, 0, _left, x, y);
        Column(pen, _left, _clauses.Count, x + ColumnWidth + Gap, y);
        if (_names.Count == 0) return;
        y += ClausesHeight + NamesGap;
        pen.Rule(x, y, _width, 0.8 * _unit * 25.4 / 72);
        y += 2 * _unit;
        pen.Text(_namesHeading, _poster.NamesHeading, HeadingStyle, x, y);
        y += HeadingStyle.Leading + 1 * _unit;
        var rows = (_names.Count + _nameColumns - 1) / _nameColumns;
        for (var column = 0; column < _nameColumns; column++)
        {
            var at = y;
            foreach (var (node, lines) in _names.Skip(column * rows).Take(rows))
            {
                pen.Lines(node, lines, _name, x + column * (NameWidth + NameGap), at);
                at += lines.Count * _name.Leading + NameLead;
            }
        }
    }

    private double ColumnWidth => (_width - Gap) / 2;

    private double Gap => 11 * _unit;

    private double Number => 12 * _unit;

    private double ClauseGap => 5.4 * _unit * _text.Size / (17 * Points);

    private double NamesGap => 4 * _unit;

    private double NameGap => 6 * _unit;

    private double NameLead => 0.7 * _unit;

    private double NameWidth => (_width - NameGap * (_nameColumns - 1)) / _nameColumns;

    /// <summary>What a point of the A3 sheet measures on this one.</summary>
    private double Points => _unit * 25.4 / 72;

    private double ClausesHeight => Math.Max(Height(0, _left), Height(_left, _clauses.Count));

    private TypeStyle HeadingStyle => new(Face.JudulBold, 12 * Points, 16 * Points);

    private void Set(double size, List<(StructNode Label, StructNode Body)> nodes, List<StructNode> nameNodes)
    {
        _text = new TypeStyle(Face.Naskah, size * Points, size * 23 / 17 * Points);
        _clauses.Clear();
        for (var i = 0; i < nodes.Count; i++)
        {
            _clauses.Add((nodes[i].Label, nodes[i].Body, LineBreaker.Break(_poster.Items[i].Runs, _text, ColumnWidth - Number)));
        }
        _left = Enumerable.Range(0, _clauses.Count + 1).MinBy(split => Math.Max(Height(0, split), Height(split, _clauses.Count)));

        var nameSize = Math.Min(11, size * 0.85) * Points;
        _name = new TypeStyle(Face.Naskah, nameSize, nameSize * 1.3);
        _nameColumns = _poster.Names.Count > 12 ? 4 : 3;
        _names.Clear();
        for (var i = 0; i < nameNodes.Count; i++) _names.Add((nameNodes[i], LineBreaker.Break(_poster.Names[i], _name, NameWidth)));
        _height = ClausesHeight + NamesHeight;
    }

    private double NamesHeight
    {
        get
        {
            if (_names.Count == 0) return 0;
            var rows = (_names.Count + _nameColumns - 1) / _nameColumns;
            var tallest = _names.Chunk(rows).Max(column => column.Sum(name => name.Lines.Count * _name.Leading + NameLead));
            return NamesGap + 3 * _unit + HeadingStyle.Leading + tallest;
        }
    }

    private double Height(int start, int end)
    {
        var height = 0.0;
        for (var i = start; i < end; i++) height += _clauses[i].Lines.Count * _text.Leading + (i > start ? ClauseGap : 0);
        return height;
    }

    private void Column(Pen pen, int start, int end, double x, double y)
    {
        for (var i = start; i < end; i++)
        {
            var number = new TypeStyle(Face.JudulBlack, _text.Size * 16 / 17, _text.Leading, Ink: Ink.House);
            // Figures of the heading face stand a little higher than the book face; their baselines are made equal.
            pen.Text(_clauses[i].Label, (i + 1).ToString(CultureInfo.InvariantCulture), number, x, y + _text.Baseline - number.Baseline);
            pen.Lines(_clauses[i].Body, _clauses[i].Lines, _text, x + Number, y);
            y += _clauses[i].Lines.Count * _text.Leading + ClauseGap;
        }
    }
}
