namespace Bakohumas.Documents.Tests.Samples;

/// <summary>Invented signatures that belong to nobody: an initial, a row of waves, a flourish. The same number gives the same strokes.</summary>
internal static class SampleInk
{
    public static SignatureInk Of(int seed) => seed % 11 == 10 ? new SignatureInk.Typed($"Contoh Ketikan {seed}") : new SignatureInk.Drawn([Stroke(seed)]);

    private static List<(double X, double Y)> Stroke(int seed)
    {
        var state = (uint)(seed * 7919 + 13);
        double R(double from, double to)
        {
            state = state * 1664525 + 1013904223;
            return from + (to - from) * (state >> 8) / 16777216.0;
        }

        double x = R(30, 80), y = R(95, 125), tilt = R(-0.18, 0.02), width = R(34, 60), tall = R(44, 74);
        var points = new List<(double X, double Y)>();
        switch (seed % 3)
        {
            case 0:
                for (double t = 0, end = R(4.6, 9); t <= end; t += 0.3) points.Add((x + width * 0.8 * Math.Sin(t) + t * 4, y - tall * Math.Cos(t * 0.98) - 18));
                break;
            case 1:
                points.AddRange([(x, y + 30), (x + 24, y - tall), (x + 39, y - tall - 12), (x + 56, y + 26), (x + 35, y - 2), (x + 87, y - 12)]);
                break;
            default:
                points.AddRange([(x + 20, y - tall * 0.4), (x + 32, y - tall - 14), (x + 10, y - tall * 0.5), (x + 2, y + 36), (x - 22, y + 18), (x + 30, y + 22), (x + width + 20, y + 2)]);
                break;
        }
        double at = points[^1].X, height = R(20, 46), step = R(11, 20);
        for (var i = (int)R(5, 13); i > 0; i--)
        {
            height *= R(0.8, 1.04);
            points.Add((at += step * R(0.35, 0.8), y - height * R(0.6, 1.25)));
            points.Add((at += step * R(0.4, 0.9), y + height * R(0.1, 0.42)));
        }
        if (seed % 2 == 0) points.AddRange([(at + 60, y - 25), (at + 90, y + 18), (R(60, 140), y + 42), (at + 45, y + 29)]);
        else points.Add((at + R(60, 150), y - R(5, 45)));
        return points.ConvertAll(p => (p.X, p.Y + tilt * (p.X - 200)));
    }
}
