using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Label, colon and value; the label column is as wide as its widest label.</summary>
internal static class IdentitySetter
{
    private const int KeptRows = 12, KeptLines = 12;

    public static IEnumerable<Slab> Set(Block.Identity identity, TypeStyle body, StructNode root, double left, double width, double before)
    {
        var table = root.Add("Table");
        var rows = identity.Rows;
        var widest = rows.Count == 0 ? 0 : rows.Max(row => new Line(Word.Cut([new Run(row.Label)], body)).Width);
        var label = Math.Clamp(widest + Mm(2), Mm(25), Mm(60));
        double valueAt = label + Mm(4), valueWidth = width - valueAt;

        for (var i = 0; i < rows.Count; i++)
        {
            var row = table.Add("TR");
            StructNode head = new("TH") { HeadsRow = true }, cell = new("TD");
            row.Children.AddRange([head, cell]);
            var labelLines = LineBreaker.Break(rows[i].Label, body, label - Mm(1));
            var style = rows[i].Bold ? body.Bold : body;
            var value = LineBreaker.Break([new Run(rows[i].Value)], style, valueWidth);
            var keep = i + 1 < rows.Count && rows.Count <= KeptRows ? Keep.Wish : Keep.None;

            var slabs = Slab.Of(value, style, left + valueAt, cell, i == 0 ? before : Mm(0.4), KeptLines, (pen, y) =>
            {
                pen.Lines(head, labelLines, body, left, y);
                pen.Text(head, ":", body, left + label, y);
            }).ToList();
            var missing = labelLines.Count * body.Leading - slabs[0].Height;
            if (missing > 0) slabs[0] = slabs[0] with { Height = slabs[0].Height + missing };
            foreach (var slab in slabs) yield return slab with { Next = keep };
        }
    }
}
