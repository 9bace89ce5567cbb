using Bakohumas.Documents.Fonts;
using static Bakohumas.Documents.Layout.Units;

namespace Bakohumas.Documents.Layout;

/// <summary>A drawn or typed signature inside its field, left-aligned above the rule.</summary>
internal static class SignatureSetter
{
    private const double BoxWidth = 56, BoxHeight = 17, StrokeWeight = 1.35;
    private const double LargestType = 18, SmallestType = 12, SmallestSmallType = 7.4;

    public static void Draw(Pen pen, SignatureInk signature, StructNode figure, double x, double y, double width, double height)
    {
        switch (signature)
        {
            case SignatureInk.Drawn drawn:
                Strokes(pen, drawn, figure, x, y + height);
                break;
            case SignatureInk.Typed typed:
                Typed(pen, typed.Text, figure, x, y, width, height);
                break;
            case SignatureInk.Blank:
                figure.Bounds = (x, y, width, height);
                break;
        }
    }

    /// <summary>One of many on a page: smaller, on a coarser raster, and in the middle of its row.</summary>
    public static void DrawSmall(
        Pen pen, SignatureInk signature, StructNode figure, (double X, double Y, double Width, double Height) box, double inkHeight, double weight, bool centred)
    {
        switch (signature)
        {
            case SignatureInk.Drawn drawn when InkPath.Fit(drawn.Strokes, box.Width - weight, inkHeight - weight) is { } path:
                var x = box.X + weight / 2 + (centred ? (box.Width - weight - path.Width) / 2 : 0);
                var y = box.Y + (box.Height - path.Height) / 2;
                figure.Bounds = (x - weight / 2, y - weight / 2, path.Width + weight, path.Height + weight);
                pen.Strokes(figure, path, x, y, weight);
                break;
            case SignatureInk.Typed typed:
                Typed(pen, typed.Text, figure, box.X, box.Y, box.Width, box.Height, largest: Math.Min(LargestType, inkHeight * 0.42), smallest: SmallestSmallType);
                break;
        }
    }

    private static void Strokes(Pen pen, SignatureInk.Drawn drawn, StructNode figure, double x, double bottom)
    {
        if (StrokePath.Fit(drawn.Strokes, Mm(BoxWidth) - StrokeWeight, Mm(BoxHeight) - StrokeWeight) is not { } fitted) return;
        double left = x + StrokeWeight / 2, top = bottom - Mm(0.8) - fitted.Height - StrokeWeight / 2;
        figure.Bounds = (x, top - StrokeWeight / 2, fitted.Width + StrokeWeight, fitted.Height + StrokeWeight);
        pen.Shape(figure, fitted.Path, left, top, 1, StrokeWeight, Ink.Black);
    }

    private static void Typed(
        Pen pen, string text, StructNode figure, double x, double y, double width, double height, double largest = LargestType, double smallest = SmallestType)
    {
        var size = largest;
        var lines = Set();
        while (lines.Count > 1 && size > smallest)
        {
            size -= 0.5;
            lines = Set();
        }
        // Only a whole row of titles needs more lines than the field has; it shrinks instead of running over the name below.
        while (lines.Count * Style().Leading > height && size > 1)
        {
            size *= 0.95;
            lines = Set();
        }
        figure.Bounds = (x, y, width, height);
        pen.Lines(figure, lines, Style(), x, y + (height - lines.Count * Style().Leading) / 2);

        TypeStyle Style() => new(Face.NaskahItalic, size, size * 14 / 12);
        IReadOnlyList<Line> Set() => LineBreaker.Break(text, Style(), width);
    }
}
