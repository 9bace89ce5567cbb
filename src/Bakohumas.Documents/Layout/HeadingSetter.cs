using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Title, subtitle and number, left-aligned, the title balanced over its lines.</summary>
internal static class HeadingSetter
{
    public static IEnumerable<Slab> Set(Block.Heading heading, StructNode root, double left, double width, bool first)
    {
        var (titleStyle, subtitleStyle) = heading.Large ? (HouseStyle.LargeTitle, HouseStyle.LargeSubtitle) : (HouseStyle.Title, HouseStyle.Subtitle);
        var title = LineBreaker.Balanced(heading.Title, titleStyle, width);
        foreach (var slab in Slab.Of(title, titleStyle, left, root.Add("H1"), first ? 0 : Mm(heading.Large ? 9 : 5.5), whole: 3)) yield return slab;
        if (heading.Subtitle.Length > 0)
        {
            var lines = LineBreaker.Balanced(heading.Subtitle, subtitleStyle, width);
            foreach (var slab in Slab.Of(lines, subtitleStyle, left, root.Add("P"), 0, whole: 3)) yield return slab;
        }
        if (heading.Number.Length > 0)
        {
            var lines = LineBreaker.Break(heading.Number, HouseStyle.Number, width);
            foreach (var slab in Slab.Of(lines, HouseStyle.Number, left, root.Add("P"), Mm(0.6), whole: 3)) yield return slab;
        }
        if (heading.Status.Length > 0)
        {
            var lines = LineBreaker.Break(heading.Status, HouseStyle.Status, width);
            foreach (var slab in Slab.Of(lines, HouseStyle.Status, left, root.Add("P"), Mm(1.2), whole: 3)) yield return slab;
        }
    }
}
