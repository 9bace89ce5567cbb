using Bakohumas.Documents.Fonts;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>
/// Lines to be signed in ink: every box has its frame, so that a hasty hand finds it; signatures alternate between the left and the right half
/// of the last column, so that they do not run into each other.
/// </summary>
internal static class SigningLineSetter
{
    private const double Least = 12.2, Padding = 1.1, Side = 1.4, BeforeGroup = 3;

    // Shares of the line in millimetres of A4: number, person, position, signature.
    private static readonly double[] Shares = [9, 53, 46, 52];

    private static readonly TypeStyle Number = new(Face.Lembar, 8.3, 11), Name = new(Face.LembarBold, 8.6, 11), Small = new(Face.Lembar, 7.8, 10);

    public static IEnumerable<Slab> Set(Block.SigningLines lines, StructNode root, double left, double width)
    {
        var columns = Columns(left, width);
        for (var g = 0; g < lines.Groups.Count; g++)
        {
            var group = lines.Groups[g];
            var node = new StructNode("Table");
            var head = Head(lines.Heads, columns, left, width, node.Add("TR"));
            var repeated = Head(lines.Heads, columns, left, width, null);
            if (group.Name.Length > 0)
            {
                var heading = GroupHeading.Set(group.Name, group.Count, "", root.Add("H2"), left, width);
                yield return heading with { Before = Mm(g == 0 ? 0 : BeforeGroup), Next = Keep.Must };
                repeated = Joined(GroupHeading.Set(group.Name, group.Count, lines.Continued, null, left, width), repeated);
            }
            root.Children.Add(node);
            yield return head with { Next = Keep.Must };
            foreach (var line in group.Lines) yield return Row(line, columns, left, width, node.Add("TR")) with { Head = repeated };
        }
    }

    private static (double X, double Width)[] Columns(double left, double width)
    {
        var columns = new (double X, double Width)[Shares.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = (left, Shares[i] / Shares.Sum() * width);
            left += columns[i].Width;
        }
        return columns;
    }

    private static Slab Head(IReadOnlyList<string> heads, (double X, double Width)[] columns, double left, double width, StructNode? row)
    {
        var nodes = heads.Select(_ => row?.Add("TH")).ToList();
        var height = HouseStyle.HeadRule + Mm(1.3) + HouseStyle.TableHead.Leading + Mm(1.1) + HouseStyle.HeadRule;
        return new Slab(height, (pen, y) =>
        {
            pen.Rule(left, y, width, HouseStyle.HeadRule);
            pen.Rule(left, y + height - HouseStyle.HeadRule, width, HouseStyle.HeadRule);
            for (var i = 0; i < columns.Length && i < heads.Count; i++)
            {
                pen.Text(nodes[i], heads[i], HouseStyle.TableHead, columns[i].X + Mm(Side), y + HouseStyle.HeadRule + Mm(1.3));
            }
            Frames(pen, columns, y, height);
        });
    }

    private static Slab Row(SigningLine line, (double X, double Width)[] columns, double left, double width, StructNode row)
    {
        StructNode number = row.Add("TD"), person = row.Add("TD"), office = row.Add("TD");
        row.Add("TD");
        IReadOnlyList<Line> name = Broken(line.Name, Name, columns[1]), identity = Broken(line.Identity, Small, columns[1]);
        IReadOnlyList<Line> position = Broken(line.Position, Small, columns[2]), agency = Broken(line.Agency, Small, columns[2]);
        var text = Math.Max(name.Count * Name.Leading + identity.Count * Small.Leading, (position.Count + agency.Count) * Small.Leading);
        var height = Math.Max(Mm(Least), text + Mm(2 * Padding) + HouseStyle.RowRule);
        return new Slab(height, (pen, y) =>
        {
            var top = y + Mm(Padding);
            pen.Text(number, line.Number, Number, columns[0].X + Mm(Side), top);
            pen.Lines(person, name, Name, columns[1].X + Mm(Side), top, last: identity.Count == 0);
            pen.Lines(person, identity, Small, columns[1].X + Mm(Side), top + name.Count * Name.Leading);
            pen.Lines(office, position, Small, columns[2].X + Mm(Side), top, last: agency.Count == 0);
            pen.Lines(office, agency, Small, columns[2].X + Mm(Side), top + position.Count * Small.Leading);
            pen.Text(null, line.Number, Small, columns[3].X + Mm(Side) + (IsEven(line.Number) ? columns[3].Width / 2 : 0), top);
            pen.Rule(left, y + height - HouseStyle.RowRule, width, HouseStyle.RowRule);
            Frames(pen, columns, y, height);
        });
    }

    private static void Frames(Pen pen, (double X, double Width)[] columns, double y, double height)
    {
        foreach (var column in columns) pen.Upright(column.X, y, height, HouseStyle.RowRule);
        pen.Upright(columns[^1].X + columns[^1].Width - HouseStyle.RowRule, y, height, HouseStyle.RowRule);
    }

    private static Slab Joined(Slab upper, Slab lower) => new(upper.Height + lower.Height, (pen, y) =>
    {
        upper.Draw(pen, y);
        lower.Draw(pen, y + upper.Height);
    });

    private static IReadOnlyList<Line> Broken(string text, TypeStyle style, (double X, double Width) column) =>
        text.Length == 0 ? [] : LineBreaker.Break(text, style, column.Width - 2 * Mm(Side));

    private static bool IsEven(string number) => number.Length > 0 && char.IsAsciiDigit(number[^1]) && (number[^1] - '0') % 2 == 0;
}
