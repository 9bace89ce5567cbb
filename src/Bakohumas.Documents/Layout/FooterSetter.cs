using System.Globalization;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>The footer of every page, an artifact: what ties loose sheets together on the left, page n of m on the right.</summary>
internal static class FooterSetter
{
    private const double RuleGap = 1.6, Gap = 6;

    public static void Draw(Pen pen, Document document, int page, int pages)
    {
        if (document.FooterLeft.Length == 0 && document.FooterRight.Length == 0) return;
        double left = Mm(document.Page.Left), width = Mm(document.Page.TextWidth);
        var line = pen.Sheet.Height - Mm(document.Page.FooterBottom) - HouseStyle.Footer.Leading;
        pen.Rule(left, line - Mm(RuleGap) - HouseStyle.FooterRule, width, HouseStyle.FooterRule);

        var number = document.FooterRight
            .Replace("{n}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{m}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var right = LineBreaker.Break(number, HouseStyle.Footer, width / 2);
        pen.LinesRight(null, right, HouseStyle.Footer, left + width, line);
        var text = LineBreaker.Break(document.FooterLeft, HouseStyle.Footer, width - right[0].Width - Mm(Gap));
        pen.Lines(null, text, HouseStyle.Footer, left, line);
    }
}
