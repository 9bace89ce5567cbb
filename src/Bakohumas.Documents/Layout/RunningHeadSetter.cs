using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>The line above later pages, an artifact: which paper this is, and which of its people stand on the page.</summary>
internal static class RunningHeadSetter
{
    private const double Top = 12, Gap = 6;

    public static void Draw(Pen pen, Document document, IReadOnlyList<Placed> placed)
    {
        if (document.RunningLeft.Length == 0) return;
        double left = Mm(document.Page.Left), width = Mm(document.Page.TextWidth);
        var right = LineBreaker.Break(Numbers(document.RunningRight, placed), HouseStyle.Footer, width / 2);
        pen.LinesRight(null, right, HouseStyle.Footer, left + width, Mm(Top));
        // One line only: what is too long for it would run into the text, and page 1 says it in full.
        var title = LineBreaker.Break(document.RunningLeft, HouseStyle.Footer, width - right[0].Width - Mm(Gap));
        pen.Lines(null, [title[0]], HouseStyle.Footer, left, Mm(Top));
    }

    private static string Numbers(string pattern, IReadOnlyList<Placed> placed)
    {
        (string First, string Last)? shown = null;
        foreach (var (slab, _) in placed)
        {
            if (slab.Numbers is { } numbers) shown = (shown?.First ?? numbers.First, numbers.Last);
        }
        return shown is { } span
            ? pattern.Replace("{a}", span.First, StringComparison.Ordinal).Replace("{b}", span.Last, StringComparison.Ordinal)
            : "";
    }
}
