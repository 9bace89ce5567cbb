using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>A ruled table: head with a 1.2 pt rule above and 0.8 pt below, thin rules between rows, 0.8 pt at the end.</summary>
internal static class TableSetter
{
    private const double Side = 1.6, HeadTop = 1.6, HeadBottom = 1.4, CellPadding = 1.3;

    // A row is never split unless it is this tall; then it goes on in parts, so that nothing is lost.
    private const int LinesInOnePart = 30;

    public static IEnumerable<Slab> Set(Block.Table table, StructNode root, double left, double width)
    {
        var columns = Columns(table, left, width);
        var node = root.Add("Table");
        var repeated = Head(table, columns, left, width, node: null);
        yield return Head(table, columns, left, width, node.Add("TR")) with { Before = Mm(2), Next = Keep.Must };

        for (var i = 0; i < table.Rows.Count; i++)
        {
            var last = i == table.Rows.Count - 1;
            var parts = Row(table, table.Rows[i], columns, left, width, node.Add("TR"), last);
            foreach (var slab in parts) yield return slab with { Head = repeated };
        }
    }

    private static (double X, double Width)[] Columns(Block.Table table, double left, double width)
    {
        var shares = table.Columns.Sum(column => column.Width);
        var columns = new (double, double)[table.Columns.Count];
        var x = left;
        for (var i = 0; i < columns.Length; i++)
        {
            var own = table.Columns[i].Width / shares * width;
            columns[i] = (x, own);
            x += own;
        }
        return columns;
    }

    private static Slab Head(Block.Table table, (double X, double Width)[] columns, double left, double width, StructNode? node)
    {
        var cells = table.Columns.Select((column, i) => LineBreaker.Break(column.Header, HouseStyle.TableHead, Inner(columns[i]))).ToList();
        var nodes = cells.ConvertAll(_ => node?.Add("TH"));
        var lines = cells.Max(cell => cell.Count);
        var height = HouseStyle.GroupRule + Mm(HeadTop) + lines * HouseStyle.TableHead.Leading + Mm(HeadBottom) + HouseStyle.HeadRule;
        return new Slab(height, (pen, y) =>
        {
            pen.Rule(left, y, width, HouseStyle.GroupRule);
            var bottom = y + height - HouseStyle.HeadRule;
            for (var i = 0; i < cells.Count; i++)
            {
                var top = bottom - Mm(HeadBottom) - cells[i].Count * HouseStyle.TableHead.Leading;
                Cell(pen, nodes[i], cells[i], HouseStyle.TableHead, columns[i], table.Columns[i].AlignRight, top);
            }
            pen.Rule(left, bottom, width, HouseStyle.HeadRule);
        });
    }

    private static IEnumerable<Slab> Row(
        Block.Table table, IReadOnlyList<string> row, (double X, double Width)[] columns, double left, double width, StructNode node, bool last)
    {
        var style = HouseStyle.TableCell;
        var cells = columns.Select((column, i) => LineBreaker.Break(i < row.Count ? row[i] : "", style, Inner(column))).ToList();
        var nodes = cells.ConvertAll(_ => node.Add("TD"));
        var lines = cells.Max(cell => cell.Count);

        for (var start = 0; start < lines; start += LinesInOnePart)
        {
            var count = Math.Min(LinesInOnePart, lines - start);
            var from = start;
            var ends = start + count == lines;
            var weight = !ends ? 0 : last ? HouseStyle.HeadRule : HouseStyle.RowRule;
            var top = start == 0 ? Mm(CellPadding) : 0;
            var height = top + count * style.Leading + (ends ? Mm(CellPadding) : 0) + weight;
            yield return new Slab(height, (pen, y) =>
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    Cell(pen, nodes[i], [.. cells[i].Skip(from).Take(count)], style, columns[i], table.Columns[i].AlignRight, y + top);
                }
                if (weight > 0) pen.Rule(left, y + height - weight, width, weight);
            });
        }
    }

    private static void Cell(Pen pen, StructNode? node, IReadOnlyList<Line> lines, TypeStyle style, (double X, double Width) column, bool right, double top)
    {
        if (right) pen.LinesRight(node, lines, style, column.X + column.Width - Mm(Side), top);
        else pen.Lines(node, lines, style, column.X + Mm(Side), top);
    }

    private static double Inner((double X, double Width) column) => Math.Max(Mm(4), column.Width - 2 * Mm(Side));
}
