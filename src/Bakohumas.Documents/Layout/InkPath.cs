namespace Bakohumas.Documents.Layout;

/// <summary>
/// A small signature as straight lines on a raster of 1/20 pt, finer than the dots of a printer: thousands of them on one paper cost half a
/// kilobyte each. The curve through the captured points is flattened first, so that few points on a slow phone still give a round line.
/// </summary>
internal sealed record InkPath(IReadOnlyList<short[]> Strokes, double Width, double Height)
{
    public const double Unit = 0.05;

    // A line may run this far beside the curve (points); half of a dot at 600 dpi.
    private const double Tolerance = 0.06, Step = 0.8;
    private const int MostSteps = 24;

    /// <summary>Null when no point is a number.</summary>
    public static InkPath? Fit(IReadOnlyList<IReadOnlyList<(double X, double Y)>> strokes, double boxWidth, double boxHeight)
    {
        if (StrokeScale.Of(strokes, boxWidth, boxHeight) is not { } fitted) return null;
        var path = new List<short[]>(fitted.Strokes.Count);
        foreach (var stroke in fitted.Strokes) path.Add(Raster(Simplified(Flattened(stroke))));
        return new InkPath(path, fitted.Width, fitted.Height);
    }

    private static List<(double X, double Y)> Flattened(IReadOnlyList<(double X, double Y)> points)
    {
        var flat = new List<(double X, double Y)>(2 * points.Count) { points[0] };
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (before, from, to, after) = (points[Math.Max(0, i - 1)], points[i], points[i + 1], points[Math.Min(points.Count - 1, i + 2)]);
            var steps = (int)Math.Clamp(Math.Ceiling(Math.Sqrt(Distance(from, to)) / Step), 1, MostSteps);
            for (var s = 1; s <= steps; s++) flat.Add(s == steps ? to : Between(before, from, to, after, (double)s / steps));
        }
        return flat;
    }

    /// <summary>Catmull-Rom, as the large signatures have it in Bézier form.</summary>
    private static (double X, double Y) Between((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d, double t)
    {
        return (At(a.X, b.X, c.X, d.X), At(a.Y, b.Y, c.Y, d.Y));

        double At(double p, double q, double r, double s) =>
            0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t * t * t);
    }

    /// <summary>Ramer-Douglas-Peucker without recursion: hostile strokes may be long.</summary>
    private static List<(double X, double Y)> Simplified(List<(double X, double Y)> points)
    {
        if (points.Count < 3) return points;
        var keep = new bool[points.Count];
        keep[0] = keep[^1] = true;
        var spans = new Stack<(int Start, int End)>();
        spans.Push((0, points.Count - 1));
        while (spans.TryPop(out var span))
        {
            double farthest = Tolerance * Tolerance;
            var at = -1;
            for (var i = span.Start + 1; i < span.End; i++)
            {
                var off = FromSegment(points[i], points[span.Start], points[span.End]);
                if (off <= farthest) continue;
                (farthest, at) = (off, i);
            }
            if (at < 0) continue;
            keep[at] = true;
            spans.Push((span.Start, at));
            spans.Push((at, span.End));
        }
        var kept = new List<(double X, double Y)>();
        for (var i = 0; i < points.Count; i++)
        {
            if (keep[i]) kept.Add(points[i]);
        }
        return kept;
    }

    private static double FromSegment((double X, double Y) point, (double X, double Y) start, (double X, double Y) end)
    {
        var length = Distance(start, end);
        if (length <= 0) return Distance(point, start);
        var along = Math.Clamp(((point.X - start.X) * (end.X - start.X) + (point.Y - start.Y) * (end.Y - start.Y)) / length, 0, 1);
        return Distance(point, (start.X + along * (end.X - start.X), start.Y + along * (end.Y - start.Y)));
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);

    private static short[] Raster(List<(double X, double Y)> points)
    {
        var raster = new List<short>(2 * points.Count);
        foreach (var (x, y) in points)
        {
            short column = (short)Math.Round(x / Unit), row = (short)Math.Round(y / Unit);
            if (raster.Count > 2 && raster[^2] == column && raster[^1] == row) continue;
            raster.Add(column);
            raster.Add(row);
        }
        return [.. raster];
    }
}
