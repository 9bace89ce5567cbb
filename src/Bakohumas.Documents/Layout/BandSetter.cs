using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>The signature band: QR block from the left margin, signature from 84 mm on; both end on the same line.</summary>
internal static class BandSetter
{
    private const double Before = 4.5, SignatureColumn = 84, NameGap = 1.2;

    // Who signs for everybody signs a little larger (the table of the house).
    private const double FieldHeightOfOne = 19, FieldHeightOfChair = 20;
    private const int NameLinesInBand = 6;

    public static IEnumerable<Slab> Set(Block.SignatureBand band, TypeStyle body, StructNode root, double left, double width)
    {
        var signatory = band.Signatory;
        var fieldHeight = signatory.Field is null ? FieldHeightOfOne : FieldHeightOfChair;
        double x = left + Mm(SignatureColumn), measure = width - Mm(SignatureColumn);

        // Reading order: place and date, signature, name, then how to check it.
        StructNode date = root.Add("P"), figure = root.Add("Figure", signatory.Alternative), nameNode = root.Add("P"), identityNode = root.Add("P");
        var code = new VerificationSetter(band.Verification, root);

        var dateLines = LineBreaker.Break(signatory.PlaceAndDate, body, measure);
        var captionLines = LineBreaker.Break(signatory.Caption, body, measure);
        var nameStyle = body.Bold;
        var name = LineBreaker.Break(signatory.Name, nameStyle, measure);
        if (name.Count > 1)
        {
            nameStyle = HouseStyle.LongName;
            name = LineBreaker.Break(signatory.Name, nameStyle, measure);
        }
        var identity = signatory.Identity.Length == 0 ? [] : LineBreaker.Break(signatory.Identity, body, measure);

        var opening = (dateLines.Count + captionLines.Count) * body.Leading;
        var shown = Math.Min(name.Count, NameLinesInBand);
        var rest = name.Skip(shown).ToList();
        var signed = opening + Mm(fieldHeight) + HouseStyle.SignatureRule + Mm(NameGap) + shown * nameStyle.Leading
            + (rest.Count == 0 ? identity.Count * body.Leading : 0);
        var height = Math.Max(signed, code.Height);
        var ends = rest.Count == 0 ? Keep.None : Keep.Must;

        yield return new Slab(height, Draw) { Before = Mm(Before), Next = ends };

        // A hostile name is longer than the band; nothing of it is lost.
        for (var i = 0; i < rest.Count; i++)
        {
            var line = rest[i];
            yield return new Slab(nameStyle.Leading, (pen, y) => pen.Lines(nameNode, [line], nameStyle, x, y));
        }
        if (rest.Count > 0 && identity.Count > 0)
        {
            yield return new Slab(identity.Count * body.Leading, (pen, y) => pen.Lines(identityNode, identity, body, x, y));
        }

        void Draw(Pen pen, double y)
        {
            var at = y + height - signed;
            pen.Lines(date, dateLines, body, x, at, last: false);
            pen.Lines(date, captionLines, body, x, at + dateLines.Count * body.Leading);
            at += opening;
            if (signatory.Field is { } field) pen.Field(field, x, at, measure, Mm(fieldHeight));
            SignatureSetter.Draw(pen, signatory.Signature, figure, x, at, measure, Mm(fieldHeight));
            at += Mm(fieldHeight);
            pen.Rule(x, at, measure, HouseStyle.SignatureRule);
            at += HouseStyle.SignatureRule + Mm(NameGap);
            pen.Lines(nameNode, [.. name.Take(shown)], nameStyle, x, at, last: rest.Count == 0);
            at += shown * nameStyle.Leading;
            if (rest.Count == 0 && identity.Count > 0) pen.Lines(identityNode, identity, body, x, at);
            code.Draw(pen, left, y + height - code.Height);
        }
    }
}
