namespace Bakohumas.Documents.Layout;

/// <summary>Captured strokes as one smooth path, moved to the origin and scaled into a box, keeping their shape.</summary>
internal sealed record StrokePath(VectorPath Path, double Width, double Height)
{
    // Closer points than this add bytes but nothing a 600 dpi printer could show.
    private const double Step = 0.35;

    // One sixth of the chord to the neighbours: Catmull-Rom as Bézier handles.
    private const double Tension = 1.0 / 6;

    /// <summary>Null when no point is a number.</summary>
    public static StrokePath? Fit(IReadOnlyList<IReadOnlyList<(double X, double Y)>> strokes, double boxWidth, double boxHeight)
    {
        if (StrokeScale.Of(strokes, boxWidth, boxHeight) is not { } fitted) return null;
        var path = new VectorPath();
        foreach (var stroke in fitted.Strokes) Append(path, Thinned(stroke));
        return new StrokePath(path, fitted.Width, fitted.Height);
    }

    private static List<(double X, double Y)> Thinned(IReadOnlyList<(double X, double Y)> points)
    {
        var kept = new List<(double X, double Y)> { points[0] };
        foreach (var point in points)
        {
            double dx = point.X - kept[^1].X, dy = point.Y - kept[^1].Y;
            if (dx * dx + dy * dy >= Step * Step) kept.Add(point);
        }
        if (kept[^1] != points[^1]) kept.Add(points[^1]);
        return kept;
    }

    private static void Append(VectorPath path, List<(double X, double Y)> points)
    {
        path.MoveTo(points[0].X, points[0].Y);
        // A round cap makes a visible dot of a line without length.
        if (points.Count == 1) path.LineTo(points[0].X, points[0].Y);
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (before, from, to, after) = (points[Math.Max(0, i - 1)], points[i], points[i + 1], points[Math.Min(points.Count - 1, i + 2)]);
            path.CurveTo(
                from.X + (to.X - before.X) * Tension, from.Y + (to.Y - before.Y) * Tension,
                to.X - (after.X - from.X) * Tension, to.Y - (after.Y - from.Y) * Tension,
                to.X, to.Y);
        }
    }
}
