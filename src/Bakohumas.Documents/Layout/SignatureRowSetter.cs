using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>Officials who sign side by side: what stands above the field ends on one line, and so do the fields.</summary>
internal static class SignatureRowSetter
{
    private const double Before = 5, Gap = 4, SignatureColumn = 84, FieldHeight = 19, NameGap = 1.2;
    private const int Most = 3;

    public static IEnumerable<Slab> Set(Block.SignatureRow row, TypeStyle body, StructNode root, double left, double width)
    {
        foreach (var few in row.Signatories.Chunk(Most)) yield return Of(few, body, root, left, width);
    }

    private static Slab Of(Signatory[] signatories, TypeStyle body, StructNode root, double left, double width)
    {
        // Two stand on the same uprights as the QR block and the chair below them; one alone takes no more than its half.
        var columns = Math.Max(2, signatories.Length);
        var step = columns == 2 ? Mm(SignatureColumn) : (width + Mm(Gap)) / columns;
        var measure = Math.Min(step - Mm(Gap), width - step * (columns - 1));
        var places = Array.ConvertAll(signatories, signatory => new Place(signatory, body, measure, root));
        double opening = places.Max(place => place.Opening), closing = places.Max(place => place.Closing);
        return new Slab(opening + Mm(FieldHeight) + HouseStyle.SignatureRule + Mm(NameGap) + closing, (pen, y) =>
        {
            for (var i = 0; i < places.Length; i++) places[i].Draw(pen, left + i * step, y + opening, measure);
        })
        { Before = Mm(Before), Next = Keep.Must };
    }

    private sealed class Place(Signatory signatory, TypeStyle body, double measure, StructNode root)
    {
        private readonly StructNode _head = root.Add("P"), _figure = root.Add("Figure", signatory.Alternative), _name = root.Add("P"), _identity = root.Add("P");

        private readonly List<Line> _opening =
            [.. new[] { signatory.PlaceAndDate, signatory.Caption }.Where(text => text.Length > 0).SelectMany(text => LineBreaker.Break(text, body, measure))];

        private readonly IReadOnlyList<Line> _nameLines = LineBreaker.Break(signatory.Name, HouseStyle.LongName, measure);
        private readonly IReadOnlyList<Line> _identityLines = signatory.Identity.Length == 0 ? [] : LineBreaker.Break(signatory.Identity, HouseStyle.Note, measure);

        public double Opening => _opening.Count * body.Leading;

        public double Closing => _nameLines.Count * HouseStyle.LongName.Leading + _identityLines.Count * HouseStyle.Note.Leading;

        /// <param name="y">Top of the field.</param>
        public void Draw(Pen pen, double x, double y, double width)
        {
            pen.Lines(_head, _opening, body, x, y - Opening);
            SignatureSetter.Draw(pen, signatory.Signature, _figure, x, y, width, Mm(FieldHeight));
            if (signatory.Field is { } field) pen.Field(field, x, y, width, Mm(FieldHeight));
            y += Mm(FieldHeight);
            pen.Rule(x, y, width, HouseStyle.SignatureRule);
            y += HouseStyle.SignatureRule + Mm(NameGap);
            pen.Lines(_name, _nameLines, HouseStyle.LongName, x, y);
            pen.Lines(_identity, _identityLines, HouseStyle.Note, x, y + _nameLines.Count * HouseStyle.LongName.Leading);
        }
    }
}
