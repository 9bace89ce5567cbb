using System.Globalization;
using System.Text;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// The only ornament: pairs of equal bars laid crosswise, in a unit of 40. The same seed (an event's slug) always gives the same cloth.
/// </summary>
internal static class Weave
{
    private const int Unit = 40;
    private const int MostStrands = 600;

    /// <summary>The cloth of a cover: tint paths for <c>.bk-weave</c>, lightest near one seeded point.</summary>
    public static string Cloth(string seed, int width, int height)
    {
        var random = new Sequence(seed);
        var (columns, rows) = ((width + Unit - 1) / Unit, (height + Unit - 1) / Unit);
        var (nearX, nearY) = (random.Next() * columns, random.Next() * rows * 0.6);
        var reach = Math.Max(columns, rows) * 0.62;
        var tints = new StringBuilder?[4];

        for (var y = 0; y < rows; y++)
            for (var x = 0; x < columns; x++)
            {
                var distance = Math.Sqrt(Math.Pow(x - nearX, 2) + Math.Pow(y - nearY, 2)) / reach;
                var tint = (distance + ((random.Next() - 0.5) * 0.62)) switch { < 0.17 => 3, < 0.36 => 2, < 0.72 => 1, _ => 0 };
                AppendCell(tints[tint] ??= new StringBuilder(), x, y);
            }

        var svg = new StringBuilder();
        for (var tint = 0; tint < tints.Length; tint++)
            if (tints[tint] is { } path) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"w{tint}\" d=\"{path}\"/>");
        return svg.ToString();
    }

    /// <summary>
    /// The hall's fabric: one strand per expected signature up to 600, beyond that one per ⌈n/600⌉. Strands stand in shuffled order, so that
    /// the place of a strand tells nobody who signed; lighting the first <c>k</c> children is all a screen has to do.
    /// </summary>
    public static Fabric Strands(string seed, int expected, int signed)
    {
        expected = Math.Max(1, expected);
        var each = (expected + MostStrands - 1) / MostStrands;
        var count = (expected + each - 1) / each;
        var columns = Columns(count);
        var rows = (count + columns - 1) / columns;

        var places = Enumerable.Range(0, count).ToArray();
        var random = new Sequence(seed);
        for (var i = count - 1; i > 0; i--)
        {
            var j = (int)(random.Next() * (i + 1));
            (places[i], places[j]) = (places[j], places[i]);
        }

        var lit = Math.Min(count, signed / each);
        var paths = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var cell = new StringBuilder();
            AppendCell(cell, places[i] % columns, places[i] / columns);
            paths.Append(CultureInfo.InvariantCulture, $"<path class=\"{(i >= lit ? "w0" : i % 6 == 0 ? "w3" : "w2")}\" d=\"{cell}\"/>");
        }
        return new Fabric(columns * Unit, rows * Unit, each, paths.ToString());
    }

    // About 24 : 13, and of the widths near that the one whose last row is fullest.
    private static int Columns(int count)
    {
        var ideal = Math.Sqrt(count * 24 / 13.0);
        return Enumerable.Range(1, count)
            .SkipWhile(c => c < ideal * 0.85).TakeWhile(c => c <= Math.Max(ideal * 1.2, ideal + 1))
            .DefaultIfEmpty(1)
            .OrderBy(c => (((count + c - 1) / c) * c) - count).ThenBy(c => Math.Abs(c - ideal))
            .First();
    }

    // Each bar is its inner rectangle; the round-joined stroke of 6.8 (theme/_weave.scss) grows it to 32 × 12 with corners of 3.4.
    private static void AppendCell(StringBuilder path, int x, int y)
    {
        var flat = (x + y) % 2 == 0;
        var bar = flat ? "h25.2v5.2h-25.2z" : "h5.2v25.2h-5.2z";
        path.Append(CultureInfo.InvariantCulture, $"M{(x * Unit) + 7}.4 {(y * Unit) + 7}.4{bar}m{(flat ? "0 20" : "20 0")}{bar}");
    }

    /// <summary>Numbers in 0 … 1 from a text: FNV-1a makes the seed, mulberry32 the sequence.</summary>
    private sealed class Sequence
    {
        private uint state = 2166136261;

        public Sequence(string seed)
        {
            foreach (var letter in Encoding.UTF8.GetBytes(seed)) state = (state ^ letter) * 16777619;
        }

        public double Next()
        {
            state += 0x6D2B79F5;
            var t = (state ^ (state >> 15)) * (state | 1);
            t ^= t + ((t ^ (t >> 7)) * (t | 61));
            return (t ^ (t >> 14)) / 4294967296.0;
        }
    }
}

/// <summary>A fabric ready to draw: its size in units of the drawing, how many signatures one strand stands for, and its strands.</summary>
internal sealed record Fabric(int Width, int Height, int SignaturesPerStrand, string Paths);
