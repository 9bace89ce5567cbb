using System.Globalization;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Numbered clauses: a bold number in a column of 7.5 mm, the text hangs.</summary>
internal static class ClauseSetter
{
    private const double Indent = 7.5, Gap = 0.9, WideGap = 1.5;
    private const int KeptLines = 6, TravelWithSignature = 3;

    public static IEnumerable<Slab> Set(Block.Clauses clauses, TypeStyle body, StructNode root, double left, double width, double before, bool airy)
    {
        var list = root.Add("L");
        var count = clauses.Items.Count;
        for (var i = 0; i < count; i++)
        {
            var item = list.Add("LI");
            StructNode label = item.Add("Lbl"), text = item.Add("LBody");
            var number = string.Create(CultureInfo.InvariantCulture, $"{i + 1}.");
            var lines = LineBreaker.Break(clauses.Items[i].Runs, body, width - Mm(Indent));
            var slabs = Slab.Of(lines, body, left + Mm(Indent), text, i == 0 ? before : Mm(airy ? WideGap : Gap), KeptLines,
                (pen, y) => pen.Text(label, number, body.Bold, left, y));

            // The first two stay with the sentence that announces them, the last three with the signature.
            var keep = (i == 0 && count > 1) || (i >= count - TravelWithSignature && i < count - 1) ? Keep.Wish : Keep.None;
            foreach (var slab in slabs) yield return slab with { Next = keep };
        }
    }
}
