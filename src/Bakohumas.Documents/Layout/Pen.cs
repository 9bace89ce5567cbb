namespace Bakohumas.Documents.Layout;

/// <summary>Puts lines, rules and shapes onto the sheet it was given.</summary>
internal sealed class Pen(Sheet sheet)
{
    public Sheet Sheet { get; } = sheet;

    public void Rule(double x, double y, double width, double weight) => Sheet.Marks.Add(new Mark.Rule(x, y, width, weight));

    public void Upright(double x, double y, double height, double weight) => Sheet.Marks.Add(new Mark.Rule(x, y, weight, height));

    public void Modules(StructNode node, bool[,] matrix, double x, double y, double module)
    {
        node.Bounds = (x, y, matrix.GetLength(1) * module, matrix.GetLength(0) * module);
        Sheet.Marks.Add(new Mark.Modules(node, matrix, x, y, module));
    }

    public void Shape(StructNode? node, VectorPath path, double x, double y, double scale, double strokeWeight, Ink ink) =>
        Sheet.Marks.Add(new Mark.Shape(node, path, x, y, scale, strokeWeight, ink));

    public void Strokes(StructNode? node, InkPath path, double x, double y, double weight) => Sheet.Marks.Add(new Mark.Strokes(node, path, x, y, weight));

    public void Field(string name, double x, double y, double width, double height) => Sheet.Fields.Add(new FieldPlace(name, x, y, width, height));

    /// <summary>One text on one line, cut short by nothing.</summary>
    public void Text(StructNode? node, string text, TypeStyle style, double x, double top, bool last = true) =>
        Line(node, new Line(Word.Cut([new Run(text)], style)), style, x, top, last);

    /// <summary>Lines under each other, each <paramref name="style"/>.Leading high.</summary>
    public void Lines(StructNode? node, IReadOnlyList<Line> lines, TypeStyle style, double x, double top, bool last = true)
    {
        for (var i = 0; i < lines.Count; i++) Line(node, lines[i], style, x, top + i * style.Leading, last && i == lines.Count - 1);
    }

    public void LinesRight(StructNode? node, IReadOnlyList<Line> lines, TypeStyle style, double right, double top)
    {
        for (var i = 0; i < lines.Count; i++) Line(node, lines[i], style, right - lines[i].Width, top + i * style.Leading, last: i == lines.Count - 1);
    }

    /// <summary>Neighbours in one style become one text; a wrapped line ends with a space, so that words stay apart when the text is read out.</summary>
    private void Line(StructNode? node, Line line, TypeStyle style, double x, double top, bool last)
    {
        var baseline = top + style.Baseline;
        var text = "";
        TypeStyle? current = null;
        double start = x, at = x;
        for (var i = 0; i < line.Words.Count; i++)
        {
            if (i > 0)
            {
                text += " ";
                at += line.Words[i].SpaceBefore;
            }
            foreach (var piece in line.Words[i].Pieces)
            {
                if (current is { } open && open != piece.Style)
                {
                    Flush(open);
                    start = at;
                }
                current = piece.Style;
                text += piece.Text;
                at += piece.Width;
            }
        }
        if (current is not { } rest) return;
        if (!last && !line.Words[^1].RunsOn) text += " ";
        Flush(rest);

        void Flush(TypeStyle of)
        {
            Sheet.Marks.Add(new Mark.Text(node, start, baseline, text, of.Face, of.Size, of.Tracking, of.Ink));
            text = "";
        }
    }
}
