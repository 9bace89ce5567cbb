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
        var finite = strokes.Select(stroke => stroke.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList())
            .Where(stroke => stroke.Count > 0).ToList();
        if (finite.Count == 0) return null;

        double left = finite.Min(s => s.Min(p => p.X)), right = finite.Max(s => s.Max(p => p.X));
        double top = finite.Min(s => s.Min(p => p.Y)), bottom = finite.Max(s => s.Max(p => p.Y));
        double width = right - left, height = bottom - top;
        if (!double.IsFinite(width) || !double.IsFinite(height)) return null;
        var scale = Math.Min(width > 0 ? boxWidth / width : double.MaxValue, height > 0 ? boxHeight / height : double.MaxValue);
        // A single dot has no size of its own.
        if (!double.IsFinite(scale) || (width <= 0 && height <= 0)) scale = 0;

        var path = new VectorPath();
        foreach (var stroke in finite) Append(path, Thinned(stroke.ConvertAll(p => ((p.X - left) * scale, (p.Y - top) * scale))));
        return new StrokePath(path, width * scale, height * scale);
    }

    private static List<(double X, double Y)> Thinned(List<(double X, double Y)> points)
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
