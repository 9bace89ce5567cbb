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

    /// <summary>Takes back strokes from our own database; null when they are none.</summary>
    public static StrokeSet? Parse(string? json) => Check(json).Strokes;

    /// <summary>Reads <c>[[[x,y],…],…]</c>, or says what is wrong with it.</summary>
    public static (StrokeSet? Strokes, StrokeFault Fault) Check(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return (null, StrokeFault.Empty);
        if (json.Length > MaxJsonLength) return (null, StrokeFault.TooMuch);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return (null, StrokeFault.Broken);
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

    private static (StrokeSet?, StrokeFault) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) return (null, StrokeFault.Broken);
        var strokes = new List<IReadOnlyList<(double, double)>>();
        var points = 0;
        foreach (var stroke in root.EnumerateArray())
        {
            if (stroke.ValueKind != JsonValueKind.Array) return (null, StrokeFault.Broken);
            var read = new List<(double, double)>();
            foreach (var point in stroke.EnumerateArray())
            {
                if (++points > MaxPoints) return (null, StrokeFault.TooMuch);
                if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2) return (null, StrokeFault.Broken);
                if (Coordinate(point[0]) is not { } x || Coordinate(point[1]) is not { } y) return (null, StrokeFault.Broken);
                read.Add((x, y));
            }

            if (read.Count > 0) strokes.Add(read);
        }

        return strokes.Count == 0 ? (null, StrokeFault.Empty) : IsDrawing(strokes) ? (new(strokes), default) : (null, StrokeFault.Dot);
    }

    private static double? Coordinate(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && Math.Abs(value) <= MaxCoordinate ? Math.Round(value, 4) : null;

    private static bool IsDrawing(List<IReadOnlyList<(double X, double Y)>> strokes)
    {
        var all = strokes.SelectMany(s => s).ToArray();
        return all.Length >= 2 && Math.Max(all.Max(p => p.X) - all.Min(p => p.X), all.Max(p => p.Y) - all.Min(p => p.Y)) >= Dot;
    }
}

/// <summary>Why strokes are no signature.</summary>
public enum StrokeFault
{
    /// <summary>Nothing was drawn.</summary>
    Empty,

    /// <summary>Nothing wider or higher than a dot.</summary>
    Dot,

    /// <summary>More points than <see cref="StrokeSet.MaxPoints"/>, or more JSON than <see cref="StrokeSet.MaxJsonLength"/>.</summary>
    TooMuch,

    /// <summary>Not strokes of two numbers a point: a torn upload, or not our page.</summary>
    Broken,
}
