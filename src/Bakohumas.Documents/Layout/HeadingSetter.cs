using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Title, subtitle and number, left-aligned, the title balanced over its lines.</summary>
internal static class HeadingSetter
{
    public static IEnumerable<Slab> Set(Block.Heading heading, StructNode root, double left, double width, bool first)
    {
        var title = LineBreaker.Balanced(heading.Title, HouseStyle.Title, width);
        foreach (var slab in Slab.Of(title, HouseStyle.Title, left, root.Add("H1"), first ? 0 : Mm(5.5), whole: 3)) yield return slab;
        if (heading.Subtitle.Length > 0)
        {
            var lines = LineBreaker.Balanced(heading.Subtitle, HouseStyle.Subtitle, width);
            foreach (var slab in Slab.Of(lines, HouseStyle.Subtitle, left, root.Add("P"), 0, whole: 3)) yield return slab;
        }
        if (heading.Number.Length > 0)
        {
            var lines = LineBreaker.Break(heading.Number, HouseStyle.Number, width);
            foreach (var slab in Slab.Of(lines, HouseStyle.Number, left, root.Add("P"), Mm(0.6), whole: 3)) yield return slab;
        }
    }
}
