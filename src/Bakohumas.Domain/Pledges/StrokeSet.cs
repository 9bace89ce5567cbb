using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// A drawn signature: strokes of points, x and y only (no timing, no pressure: behaviour is not collected), at most 5,000 points and
/// 64 KB of JSON (product 6.6).
/// </summary>
public sealed record StrokeSet
{
    public const int MaxPoints = 5_000;
    public const int MaxJsonLength = 64 * 1024;
    private const double MaxCoordinate = 100_000;

    /// <summary>Smaller is no drawing: our pad sends parts of its own width, so this is 2 % of it.</summary>
    private const double Dot = 0.02;

    private StrokeSet(IReadOnlyList<IReadOnlyList<(double X, double Y)>> strokes) => Strokes = strokes;

    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Strokes { get; }

    /// <summary>
    /// Reads <c>[[[x,y],…],…]</c>. Null when it is not that, holds anything else than numbers, exceeds a limit, or is no drawing
    /// (nothing wider or higher than a dot).
    /// </summary>
    public static StrokeSet? Parse(string? json)
    {
        if (json is null || json.Length is 0 or > MaxJsonLength) return null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The canonical JSON that is stored: coordinates with at most four decimals, invariant.</summary>
    public string ToJson()
    {
        var json = new StringBuilder("[");
        foreach (var stroke in Strokes)
        {
            if (json.Length > 1) json.Append(',');
            json.Append('[').AppendJoin(',', stroke.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.X:0.####},{p.Y:0.####}]"))).Append(']');
        }

        return json.Append(']').ToString();
    }

    private static StrokeSet? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) return null;
        var strokes = new List<IReadOnlyList<(double, double)>>();
        var points = 0;
        foreach (var stroke in root.EnumerateArray())
        {
            if (stroke.ValueKind != JsonValueKind.Array) return null;
            var read = new List<(double, double)>();
            foreach (var point in stroke.EnumerateArray())
            {
                if (++points > MaxPoints || point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2) return null;
                if (Coordinate(point[0]) is not { } x || Coordinate(point[1]) is not { } y) return null;
                read.Add((x, y));
            }

            if (read.Count > 0) strokes.Add(read);
        }

        return IsDrawing(strokes) ? new(strokes) : null;
    }

    private static double? Coordinate(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && Math.Abs(value) <= MaxCoordinate ? Math.Round(value, 4) : null;

    private static bool IsDrawing(List<IReadOnlyList<(double X, double Y)>> strokes)
    {
        var all = strokes.SelectMany(s => s).ToArray();
        return all.Length >= 2 && Math.Max(all.Max(p => p.X) - all.Min(p => p.X), all.Max(p => p.Y) - all.Min(p => p.Y)) >= Dot;
    }
}
