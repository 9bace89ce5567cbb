using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>The kop: mark on the left margin, lines beside it, a thick and a thin rule below.</summary>
internal static class LetterheadSetter
{
    private const double MarkHeight = 19, TextIndent = 24.5, AddressGap = 0.8;

    public static IEnumerable<Slab> Set(Block.Letterhead kop, StructNode root, double left, double width)
    {
        var measure = width - Mm(TextIndent);
        var nameStyle = HouseStyle.KopName;
        var name = LineBreaker.Balanced(kop.Name, nameStyle, measure);
        if (name.Count > 2)
        {
            nameStyle = HouseStyle.KopNameLong;
            name = LineBreaker.Break(kop.Name, nameStyle, measure);
        }
        var above = kop.Above.Length == 0 ? [] : LineBreaker.Break(kop.Above, HouseStyle.KopAbove, measure);
        var address = kop.Address.SelectMany(line => LineBreaker.Break(line, HouseStyle.KopAddress, measure)).ToList();

        var textHeight = above.Count * HouseStyle.KopAbove.Leading + name.Count * nameStyle.Leading
            + Mm(AddressGap) + address.Count * HouseStyle.KopAddress.Leading;
        // Leading at the outer edges is white, so the lines may stand out of the 22 mm by a little.
        var height = Math.Max(Mm(22), textHeight - Mm(3.6));
        var rules = Mm(3) + HouseStyle.KopRuleThick + Mm(1.2) + HouseStyle.KopRuleThin;
        var node = root.Add("Sect");

        return [new Slab(height + rules, Draw)];

        void Draw(Pen pen, double y)
        {
            var scale = Mm(MarkHeight) / HouseMark.Height;
            var markTop = y + (height - Mm(MarkHeight)) / 2;
            pen.Shape(null, HouseMark.Path, left - HouseMark.Left * scale, markTop - HouseMark.Top * scale, scale, 0, Ink.House);

            double x = left + Mm(TextIndent), at = y + (height - textHeight) / 2;
            if (above.Count > 0) pen.Lines(node.Add("P"), above, HouseStyle.KopAbove, x, at);
            at += above.Count * HouseStyle.KopAbove.Leading;
            pen.Lines(node.Add("P"), name, nameStyle, x, at);
            at += name.Count * nameStyle.Leading + Mm(AddressGap);
            if (address.Count > 0) pen.Lines(node.Add("P"), address, HouseStyle.KopAddress, x, at);

            pen.Rule(left, y + height + Mm(3), width, HouseStyle.KopRuleThick);
            pen.Rule(left, y + height + rules - HouseStyle.KopRuleThin, width, HouseStyle.KopRuleThin);
        }
    }
}
