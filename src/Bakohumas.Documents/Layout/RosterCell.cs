using Bakohumas.Documents.Fonts;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>The measures of one form of roster, in millimetres and points.</summary>
internal sealed record RosterMeasures(
    int Columns, double Cell, double ColumnGap, double RowGap, double Least,
    double NumberWidth, double SignatureWidth, double SignatureHeight, double SignatureRow, double Stroke,
    TypeStyle Number, TypeStyle Name, TypeStyle Position)
{
    public static RosterMeasures Of(RosterForm form) => form switch
    {
        RosterForm.Wide => Wide,
        RosterForm.Grid => Grid,
        _ => Lines,
    };

    private static readonly RosterMeasures Wide = new(
        2, 78, 4, 4, 36, 8, 52, 17, 19, 1.3, new(Face.Naskah, 8, 10), new(Face.NaskahBold, 10.5, 14.4), new(Face.Naskah, 9, 12));

    private static readonly RosterMeasures Grid = new(
        3, 52, 2, 1.5, 31, 8, 40, 13, 14, 1.05, new(Face.Naskah, 8, 10), new(Face.NaskahBold, 8.8, 11), new(Face.Naskah, 7.8, 10));

    private static readonly RosterMeasures Lines = new(
        2, 79, 2, 0, 11, 10, 24, 8.6, 11, 0.8, new(Face.Naskah, 8.2, 10), new(Face.NaskahBold, 8.2, 10), new(Face.Naskah, 7.4, 9));
}

/// <summary>One person on a roster: number, name, position and signature, which are never split.</summary>
internal sealed class RosterCell
{
    private const double TopPadding = 1, NameGap = 0.6;
    private const double LineTop = 1.1, LineBottom = 0.9, LineRight = 1, NumberGap = 2.4;

    private readonly RosterMeasures _m;
    private readonly RosterEntry _entry;
    private readonly StructNode _text, _figure;
    private readonly IReadOnlyList<Line> _name, _position, _identity;

    public RosterCell(RosterEntry entry, RosterMeasures measures, StructNode list)
    {
        (_m, _entry) = (measures, entry);
        var item = list.Add("LI");
        (_text, _figure) = (item.Add("LBody"), item.Add("Figure", entry.Alternative));
        var measure = Mm(InLines ? _m.Cell - _m.NumberWidth - _m.SignatureWidth - LineRight : _m.Cell);
        _name = LineBreaker.Break(entry.Name, _m.Name, measure);
        _position = entry.Position.Length == 0 ? [] : LineBreaker.Break(entry.Position, _m.Position, measure);
        _identity = entry.Identity.Length == 0 ? [] : LineBreaker.Break(entry.Identity, _m.Position, measure);
    }

    private bool InLines => _m.RowGap == 0;

    private double TextHeight => _name.Count * _m.Name.Leading + (_position.Count + _identity.Count) * _m.Position.Leading;

    public double Height => Math.Max(Mm(_m.Least), InLines
        ? Mm(LineTop + LineBottom) + TextHeight
        : HouseStyle.RowRule + Mm(TopPadding + _m.SignatureRow + NameGap) + TextHeight);

    public void Draw(Pen pen, double x, double y, double rowHeight)
    {
        if (InLines) DrawLine(pen, x, y, rowHeight);
        else DrawBox(pen, x, y);
    }

    private void DrawBox(Pen pen, double x, double y)
    {
        pen.Rule(x, y, Mm(_m.Cell), HouseStyle.RowRule);
        var top = y + HouseStyle.RowRule + Mm(TopPadding);
        Texts(pen, x, top, x, top + Mm(_m.SignatureRow + NameGap));
        Signature(pen, x + Mm(_m.NumberWidth), top, Mm(_m.SignatureRow));
    }

    private void DrawLine(Pen pen, double x, double y, double rowHeight)
    {
        pen.Rule(x, y + rowHeight - HouseStyle.RowRule, Mm(_m.Cell), HouseStyle.RowRule);
        var number = new Line(Word.Cut([new Run(_entry.Number)], _m.Number));
        Texts(pen, x + Mm(_m.NumberWidth - NumberGap) - number.Width, y + Mm(LineTop), x + Mm(_m.NumberWidth), y + Mm(LineTop));
        // Beside the name, also when titles and positions make the row tall.
        Signature(pen, x + Mm(_m.Cell - _m.SignatureWidth), y, Mm(_m.Least) - HouseStyle.RowRule);
    }

    /// <summary>All words of a person are one marked sequence: thousands of people must not cost a handful of objects each.</summary>
    private void Texts(Pen pen, double numberX, double numberY, double x, double y)
    {
        pen.Text(_text, _entry.Number, _m.Number, numberX, numberY, last: false);
        pen.Lines(_text, _name, _m.Name, x, y, last: false);
        y += _name.Count * _m.Name.Leading;
        pen.Lines(_text, _position, _m.Position, x, y, last: _identity.Count == 0);
        pen.Lines(_text, _identity, _m.Position, x, y + _position.Count * _m.Position.Leading);
    }

    private void Signature(Pen pen, double x, double y, double height) =>
        SignatureSetter.DrawSmall(pen, _entry.Signature, _figure, (x, y, Mm(_m.SignatureWidth), height), Mm(_m.SignatureHeight), _m.Stroke, centred: InLines);
}
