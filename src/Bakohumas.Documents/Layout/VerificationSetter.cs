using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>
/// The QR block: symbol, 4 mm, label, code in two lines, hint. A module measures 0.60 mm up to version 7 (45 modules) and shrinks to 0.5 mm
/// at most, so that a cheap printer and a cheap phone still agree.
/// </summary>
internal sealed class VerificationSetter
{
    private const double Module = 0.6, SmallestModule = 0.5, WidestSymbol = 27, Gap = 4;

    private readonly bool[,] _matrix;
    private readonly double _module;
    private readonly string _label;
    private readonly IReadOnlyList<Line> _code;
    private readonly IReadOnlyList<Line> _hint;
    private readonly StructNode _figure, _labelNode, _codeNode, _hintNode;

    public VerificationSetter(VerificationBlock block, StructNode root)
    {
        _matrix = QrMatrix.Trimmed(block.Matrix);
        var size = Math.Max(1, _matrix.GetLength(0));
        _module = Mm(Math.Clamp(WidestSymbol / size, SmallestModule, Module));
        _label = block.Label.ToUpperInvariant();
        _figure = root.Add("Figure", block.Alternative);
        (_labelNode, _codeNode, _hintNode) = (root.Add("P"), root.Add("P"), root.Add("P"));
        var measure = Mm(78) - Symbol - Mm(Gap);
        _code = LineBreaker.Break(TwoLines(block.Code), HouseStyle.Code, measure);
        _hint = LineBreaker.Break(block.Hint, HouseStyle.Small, measure);
    }

    public double Height => Math.Max(Symbol, TextHeight);

    private double Symbol => _matrix.GetLength(0) * _module;

    private double TextHeight =>
        HouseStyle.Label.Leading + Mm(0.8) + _code.Count * HouseStyle.Code.Leading + Mm(1) + _hint.Count * HouseStyle.Small.Leading;

    public void Draw(Pen pen, double x, double y)
    {
        // Label and last hint line are flush with the symbol's edges.
        var top = y + Height - Symbol;
        if (_matrix.Length > 0) pen.Modules(_figure, _matrix, x, top, _module);
        double textX = x + Symbol + Mm(Gap), at = y + (Height - TextHeight) / 2;
        pen.Text(_labelNode, _label, HouseStyle.Label, textX, at);
        at += HouseStyle.Label.Leading + Mm(0.8);
        pen.Lines(_codeNode, _code, HouseStyle.Code, textX, at);
        at += _code.Count * HouseStyle.Code.Leading + Mm(1);
        pen.Lines(_hintNode, _hint, HouseStyle.Small, textX, at);
    }

    /// <summary>Groups of four characters, two groups to the line; no-break spaces hold a line together.</summary>
    private static string TwoLines(string code)
    {
        var bare = code.Replace(" ", "", StringComparison.Ordinal);
        var groups = bare.Chunk(4).Select(group => new string(group)).ToList();
        return string.Join('\n', groups.Chunk(2).Select(line => string.Join('\u00A0', line)));
    }
}
