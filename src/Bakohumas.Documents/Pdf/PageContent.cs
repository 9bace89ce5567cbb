using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>
/// Turns the marks of one sheet into a content stream (ISO 32000-1, 7.8.2), every mark inside a marked-content sequence: with a number that
/// ties it to the structure tree, or as an artifact (14.6, 14.8.2.2). Writes into memory that the next page takes over.
/// </summary>
internal sealed class PageContent(int page, Sheet sheet, Func<Face, (int Index, EmbeddedFont Font)> fonts, ByteWriter memory)
{
    private readonly ByteWriter _out = memory.Clear();
    private Ink? _fill;

    /// <summary>The owners of the numbered sequences, in order, for the parent tree.</summary>
    public List<StructNode> Owners { get; } = [];

    public ReadOnlySpan<byte> Write()
    {
        StructNode? open = null;
        var isOpen = false;
        foreach (var mark in sheet.Marks)
        {
            if (!isOpen || mark.Node != open)
            {
                if (isOpen) _out.Text("EMC\n");
                Begin(mark.Node);
                (open, isOpen) = (mark.Node, true);
            }
            Draw(mark);
        }
        if (isOpen) _out.Text("EMC\n");
        return _out.Written;
    }

    private void Begin(StructNode? node)
    {
        if (node is null)
        {
            _out.Text("/Artifact BMC\n");
            return;
        }
        _out.Text("/").Text(node.Tag).Text(" <</MCID ").Integer(Owners.Count).Text(">> BDC\n");
        node.Content.Add((page, Owners.Count));
        Owners.Add(node);
    }

    private void Draw(Mark mark)
    {
        switch (mark)
        {
            case Mark.Text text:
                Text(text);
                break;
            case Mark.Rule rule:
                Fill(Ink.Black);
                _out.Operation("re", rule.X, sheet.Height - rule.Y - rule.Weight, rule.Width, rule.Weight).Text("f\n");
                break;
            case Mark.Shape shape:
                Shape(shape);
                break;
            case Mark.Strokes strokes:
                Strokes(strokes);
                break;
            case Mark.Modules modules:
                Modules(modules);
                break;
        }
    }

    private void Text(Mark.Text text)
    {
        var (index, font) = fonts(text.Face);
        Fill(text.Ink);
        _out.Text("BT /F").Integer(index).Text(" ").Number(text.Size).Text(" Tf ");
        if (text.Tracking != 0) _out.Number(text.Tracking).Text(" Tc ");
        _out.Number(text.X).Text(" ").Number(sheet.Height - text.Baseline).Text(" Td <");
        font.Encode(text.Value, _out);
        _out.Text("> Tj ");
        // Character spacing outlives the text object (9.3.1).
        if (text.Tracking != 0) _out.Text("0 Tc ");
        _out.Text("ET\n");
    }

    private void Shape(Mark.Shape shape)
    {
        var stroked = shape.StrokeWeight > 0;
        if (stroked) _out.Operation("w", shape.StrokeWeight).Text(shape.Ink == Ink.House ? HouseInk + " RG\n" : "0 G\n").Text("1 J 1 j\n");
        else Fill(shape.Ink);
        double X(double x) => shape.X + x * shape.Scale;
        double Y(double y) => sheet.Height - shape.Y - y * shape.Scale;
        foreach (var s in shape.Path.Segments)
        {
            switch (s.Operator)
            {
                case 'm' or 'l':
                    _out.Operation(s.Operator == 'm' ? "m" : "l", X(s.X1), Y(s.Y1));
                    break;
                case 'c':
                    _out.Operation("c", X(s.X1), Y(s.Y1), X(s.X2), Y(s.Y2), X(s.X3), Y(s.Y3));
                    break;
                default:
                    _out.Text("h\n");
                    break;
            }
        }
        _out.Text(stroked ? "S\n" : "f*\n");
    }

    /// <summary>
    /// Lines between points of the raster, from the corner of the box. The coordinate system is moved but not scaled: some readers judge by the
    /// scale, not by the width on paper, whether a line is thin enough to become a hair line in black and white.
    /// </summary>
    private void Strokes(Mark.Strokes strokes)
    {
        _out.Text("q ").Operation("cm", 1, 0, 0, -1, strokes.X, sheet.Height - strokes.Y);
        _out.Text("0 G 1 J 1 j ").Operation("w", strokes.Weight);
        foreach (var stroke in strokes.Path.Strokes)
        {
            for (var i = 0; i < stroke.Length; i += 2) _out.Operation(i == 0 ? "m" : "l", stroke[i] * InkPath.Unit, stroke[i + 1] * InkPath.Unit);
            // A round cap makes a visible dot of a line without length.
            if (stroke.Length == 2) _out.Operation("l", stroke[0] * InkPath.Unit, stroke[1] * InkPath.Unit);
        }
        _out.Text("S Q\n");
    }

    /// <summary>Dark modules as one path, runs of a row merged, in a coordinate system of one unit per module.</summary>
    private void Modules(Mark.Modules modules)
    {
        Fill(Ink.Black);
        int rows = modules.Matrix.GetLength(0), columns = modules.Matrix.GetLength(1);
        _out.Text("q ").Operation("cm", modules.Module, 0, 0, -modules.Module, modules.X, sheet.Height - modules.Y);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (!modules.Matrix[row, column]) continue;
                var end = column + 1;
                while (end < columns && modules.Matrix[row, end]) end++;
                _out.Operation("re", column, row, end - column, 1);
                column = end;
            }
        }
        _out.Text("f Q\n");
    }

    // #5c1a49 as DeviceRGB, which the output intent of the file defines as sRGB.
    private const string HouseInk = "0.361 0.102 0.286";

    private void Fill(Ink ink)
    {
        if (_fill == ink) return;
        _fill = ink;
        _out.Text(ink switch { Ink.House => HouseInk + " rg\n", Ink.White => "1 g\n", _ => "0 g\n" });
    }
}
