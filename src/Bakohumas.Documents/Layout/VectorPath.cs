namespace Bakohumas.Documents.Layout;

/// <summary>A path in its own units, x to the right and y downward, of lines and cubic curves.</summary>
internal sealed class VectorPath
{
    /// <summary>One segment: m (1 point), l (1 point), c (3 points) or h (none).</summary>
    public readonly record struct Segment(char Operator, double X1, double Y1, double X2, double Y2, double X3, double Y3);

    private double _x, _y;

    public List<Segment> Segments { get; } = [];

    public VectorPath MoveTo(double x, double y) => Add('m', x, y);

    public VectorPath LineTo(double x, double y) => Add('l', x, y);

    public VectorPath Line(double dx, double dy) => LineTo(_x + dx, _y + dy);

    public VectorPath CurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        Segments.Add(new Segment('c', x1, y1, x2, y2, x3, y3));
        (_x, _y) = (x3, y3);
        return this;
    }

    public VectorPath Close()
    {
        Segments.Add(new Segment('h', 0, 0, 0, 0, 0, 0));
        return this;
    }

    /// <summary>A clockwise circular arc of less than half a turn, ending at the given offset; one cubic curve per quarter turn.</summary>
    public VectorPath Arc(double radius, double dx, double dy)
    {
        double x0 = _x, y0 = _y, chord = Math.Sqrt(dx * dx + dy * dy);
        var toCentre = Math.Sqrt(Math.Max(0, radius * radius - chord * chord / 4));
        double cx = x0 + dx / 2 - dy / chord * toCentre, cy = y0 + dy / 2 + dx / chord * toCentre;
        var start = Math.Atan2(y0 - cy, x0 - cx);
        var sweep = 2 * Math.Asin(Math.Min(1, chord / 2 / radius));
        var pieces = (int)Math.Ceiling(sweep / (Math.PI / 2) - 1e-9);
        double step = sweep / pieces, handle = 4.0 / 3 * Math.Tan(step / 4) * radius;
        for (var i = 0; i < pieces; i++)
        {
            double a = start + i * step, b = a + step;
            CurveTo(
                cx + radius * Math.Cos(a) - handle * Math.Sin(a), cy + radius * Math.Sin(a) + handle * Math.Cos(a),
                cx + radius * Math.Cos(b) + handle * Math.Sin(b), cy + radius * Math.Sin(b) - handle * Math.Cos(b),
                cx + radius * Math.Cos(b), cy + radius * Math.Sin(b));
        }
        return this;
    }

    private VectorPath Add(char op, double x, double y)
    {
        Segments.Add(new Segment(op, x, y, 0, 0, 0, 0));
        (_x, _y) = (x, y);
        return this;
    }
}
