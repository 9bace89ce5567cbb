using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>The foot of a poster: QR to be read from the other side of a corridor, the count, the chair.</summary>
internal sealed class PosterFoot
{
    private const double Module = 1.4, Widest = 58, CountAt = 65, CountWidth = 92, ChairAt = 164, ChairWidth = 81, Field = 25;

    private readonly Block.Poster _poster;
    private readonly double _unit, _point, _module;
    private readonly bool[,] _matrix;
    private readonly StructNode _figure, _number, _count, _code, _hint, _caption, _ink, _name;
    private readonly TypeStyle _numberStyle, _countStyle, _codeStyle, _hintStyle, _captionStyle, _nameStyle;
    private readonly IReadOnlyList<Line> _countLines, _codeLines, _hintLines, _captionLines, _nameLines;

    public PosterFoot(Block.Poster poster, StructNode node, double unit)
    {
        (_poster, _unit, _point, Node) = (poster, unit, unit * 25.4 / 72, node);
        _matrix = QrMatrix.Trimmed(poster.Code.Matrix);
        _module = Math.Min(Module, Widest / Math.Max(1, _matrix.GetLength(0))) * unit;
        (_figure, _number, _count) = (node.Add("Figure", poster.Code.Alternative), node.Add("P"), node.Add("P"));
        (_code, _hint) = (node.Add("P"), node.Add("P"));
        (_caption, _ink, _name) = (node.Add("P"), node.Add("Figure", poster.Chair.Alternative), node.Add("P"));
        (_numberStyle, _countStyle) = (Style(Face.JudulBlack, 44, 46) with { Ink = Ink.House }, Style(Face.Naskah, 15, 20));
        (_codeStyle, _hintStyle) = (Style(Face.NaskahBold, 16, 21) with { Tracking = 0.5 * _point }, Style(Face.Naskah, 11, 15));
        (_captionStyle, _nameStyle) = (Style(Face.Naskah, 13, 17), Style(Face.NaskahBold, 13, 17));
        _countLines = LineBreaker.Break(poster.Count, _countStyle, CountWidth * unit);
        _codeLines = LineBreaker.Break(Grouped(poster.Code.Code), _codeStyle, CountWidth * unit);
        _hintLines = LineBreaker.Break(poster.Code.Hint, _hintStyle, CountWidth * unit);
        _captionLines = LineBreaker.Break(poster.Chair.Caption, _captionStyle, ChairWidth * unit);
        _nameLines = LineBreaker.Break(poster.Chair.Name, _nameStyle, ChairWidth * unit);
    }

    public StructNode Node { get; }

    public double Height => Math.Max(_matrix.GetLength(0) * _module, Math.Max(CountHeight, ChairHeight));

    private double CountHeight =>
        _numberStyle.Leading + _countLines.Count * _countStyle.Leading + 4 * _unit + _codeLines.Count * _codeStyle.Leading + _hintLines.Count * _hintStyle.Leading;

    private double ChairHeight => (_captionLines.Count + _nameLines.Count) * _captionStyle.Leading + (Field + 1.5) * _unit;

    public void Draw(Pen pen, double x, double y)
    {
        if (_matrix.Length > 0) pen.Modules(_figure, _matrix, x, y, _module);

        double at = y, left = x + CountAt * _unit;
        pen.Text(_number, _poster.Number, _numberStyle, left, at);
        at += _numberStyle.Leading;
        pen.Lines(_count, _countLines, _countStyle, left, at);
        at += _countLines.Count * _countStyle.Leading + 4 * _unit;
        pen.Lines(_code, _codeLines, _codeStyle, left, at);
        pen.Lines(_hint, _hintLines, _hintStyle, left, at + _codeLines.Count * _codeStyle.Leading);

        (at, left) = (y, x + ChairAt * _unit);
        pen.Lines(_caption, _captionLines, _captionStyle, left, at);
        at += _captionLines.Count * _captionStyle.Leading;
        SignatureSetter.DrawSmall(pen, _poster.Chair.Signature, _ink, (left, at, 64 * _unit, Field * _unit), 23 * _unit, 1.9 * _point, centred: false);
        at += Field * _unit;
        pen.Rule(left, at, ChairWidth * _unit, HouseStyle.SignatureRule);
        pen.Lines(_name, _nameLines, _nameStyle, left, at + 1.5 * _unit);
    }

    private static string Grouped(string code) =>
        string.Join('\u00A0', code.Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(four => new string(four)));

    private TypeStyle Style(Face face, double size, double leading) => new(face, size * _point, leading * _point);
}
