namespace Bakohumas.Documents.Layout;

/// <summary>Captured strokes moved to the origin and scaled into a box, keeping their shape; points that are no numbers are gone.</summary>
internal sealed record StrokeScale(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Strokes, double Width, double Height)
{
    /// <summary>Null when no point is a number.</summary>
    public static StrokeScale? Of(IReadOnlyList<IReadOnlyList<(double X, double Y)>> strokes, double boxWidth, double boxHeight)
    {
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var stroke in strokes)
        {
            foreach (var (x, y) in stroke)
            {
                if (!double.IsFinite(x) || !double.IsFinite(y)) continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            }
        }
        double width = right - left, height = bottom - top;
        if (right < left || !double.IsFinite(width) || !double.IsFinite(height)) return null;
        var scale = Math.Min(width > 0 ? boxWidth / width : double.MaxValue, height > 0 ? boxHeight / height : double.MaxValue);
        // A single dot has no size of its own.
        if (!double.IsFinite(scale) || (width <= 0 && height <= 0)) scale = 0;

        var fitted = new List<IReadOnlyList<(double X, double Y)>>(strokes.Count);
        foreach (var stroke in strokes)
        {
            var points = new List<(double X, double Y)>(stroke.Count);
            foreach (var (x, y) in stroke)
            {
                if (double.IsFinite(x) && double.IsFinite(y)) points.Add(((x - left) * scale, (y - top) * scale));
            }
            if (points.Count > 0) fitted.Add(points);
        }
        return new StrokeScale(fitted, width * scale, height * scale);
    }
}
