using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>The evidence strip: its lower edge is fixed 19.5 mm above the end of the sheet and it grows upward.</summary>
internal sealed class EvidenceSetter
{
    private const double BottomEdge = 19.5, Gap = 5, RuleGap = 1.6, ValueGap = 0.4, ClearAbove = 4.5;
    private const int ReservedLines = 3;

    private readonly List<(StructNode Label, StructNode Value, string Heading, IReadOnlyList<Line> Lines, double X)> _columns = [];
    private readonly double _height;

    public EvidenceSetter(Evidence evidence, StructNode root, double left, double width)
    {
        var section = root.Add("Sect");
        var free = width - Mm(Gap) * (evidence.Items.Count - 1);
        var x = left;
        for (var i = 0; i < evidence.Items.Count; i++)
        {
            // Of three columns the first, which names the legal class, takes 58 parts of 150.
            var share = evidence.Items.Count == 3 ? (i == 0 ? 58.0 : 46.0) / 150 : 1.0 / evidence.Items.Count;
            var measure = share * free;
            var lines = LineBreaker.Break(evidence.Items[i].Value, HouseStyle.Small, measure);
            _columns.Add((section.Add("P"), section.Add("P"), evidence.Items[i].Label.ToUpperInvariant(), lines, x));
            x += measure + Mm(Gap);
        }
        var rows = Math.Max(ReservedLines, _columns.Max(column => column.Lines.Count));
        _height = HouseStyle.FooterRule + Mm(RuleGap) + HouseStyle.Label.Leading + Mm(ValueGap) + rows * HouseStyle.Small.Leading;
    }

    /// <summary>Lowest y that the text of the last page may reach.</summary>
    public double TextBottom(double sheetHeight) => Top(sheetHeight) - Mm(ClearAbove);

    public void Draw(Pen pen, double left, double width)
    {
        var y = Top(pen.Sheet.Height);
        pen.Rule(left, y, width, HouseStyle.FooterRule);
        y += HouseStyle.FooterRule + Mm(RuleGap);
        foreach (var (label, value, heading, lines, x) in _columns)
        {
            pen.Text(label, heading, HouseStyle.Label, x, y);
            pen.Lines(value, lines, HouseStyle.Small, x, y + HouseStyle.Label.Leading + Mm(ValueGap));
        }
    }

    private double Top(double sheetHeight) => sheetHeight - Mm(BottomEdge) - _height;
}
