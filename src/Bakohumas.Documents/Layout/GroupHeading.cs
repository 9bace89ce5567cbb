using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>A rule of 1.2 pt, a name in bold below it, a count at the right end.</summary>
internal static class GroupHeading
{
    private const double RuleGap = 1.3, Below = 1.1, Gap = 6;

    /// <param name="node">The heading in the structure; null for one that is only repeated.</param>
    /// <param name="continued">Set after the name in the lighter weight.</param>
    public static Slab Set(string name, string count, string continued, StructNode? node, double left, double width)
    {
        var right = LineBreaker.Break(count, HouseStyle.GroupCount, width / 3);
        List<Run> runs = [new Run(name, Bold: true)];
        if (continued.Length > 0) runs.Add(new Run(" " + continued));
        var lines = LineBreaker.Break(runs, HouseStyle.Group, width - right.Max(line => line.Width) - Mm(Gap));
        var rows = Math.Max(lines.Count, right.Count);
        var height = HouseStyle.GroupRule + Mm(RuleGap) + rows * HouseStyle.Group.Leading + Mm(Below);
        return new Slab(height, (pen, y) =>
        {
            pen.Rule(left, y, width, HouseStyle.GroupRule);
            var at = y + HouseStyle.GroupRule + Mm(RuleGap);
            pen.Lines(node, lines, HouseStyle.Group, left, at, last: count.Length == 0);
            if (count.Length > 0) pen.LinesRight(node, right, HouseStyle.GroupCount, left + width, at);
        });
    }
}
