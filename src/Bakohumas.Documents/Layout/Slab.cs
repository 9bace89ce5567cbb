namespace Bakohumas.Documents.Layout;

/// <summary>How strongly a slab clings to the next one.</summary>
internal enum Keep
{
    None,

    /// <summary>Together if the whole group fits on a page.</summary>
    Wish,

    /// <summary>Together even when the weaker wishes had to be dropped.</summary>
    Must,
}

/// <summary>A piece of a paper that is never split, in points.</summary>
/// <param name="Height">Height without the space before.</param>
/// <param name="Draw">Draws it with its top at the given y.</param>
internal sealed record Slab(double Height, Action<Pen, double> Draw)
{
    /// <summary>Space above, dropped at the top of a page.</summary>
    public double Before { get; init; }

    public Keep Next { get; init; }

    /// <summary>What is drawn above it when it opens a later page, for instance the head of its table.</summary>
    public Slab? Head { get; init; }

    /// <summary>True opens a new page.</summary>
    public bool OpensPage { get; init; }

    /// <summary>Entry in the bookmarks of the file; null for none.</summary>
    public string? Bookmark { get; init; }

    /// <summary>First and last number of the people in it, for the line above the page.</summary>
    public (string First, string Last)? Numbers { get; init; }

    /// <summary>Cuts lines into slabs so that no line stands alone: up to <paramref name="whole"/> lines stay together, longer texts break as 2 + 1 + … + 2.</summary>
    public static IEnumerable<Slab> Of(IReadOnlyList<Line> lines, TypeStyle style, double x, StructNode node, double before, int whole, Action<Pen, double>? first = null)
    {
        var count = lines.Count;
        if (count <= whole) return [Part(0, count, before)];
        var slabs = new List<Slab> { Part(0, 2, before) };
        for (var i = 2; i < count - 2; i++) slabs.Add(Part(i, 1, 0));
        slabs.Add(Part(count - 2, 2, 0));
        return slabs;

        Slab Part(int start, int length, double space) => new(length * style.Leading, (pen, y) =>
        {
            if (start == 0) first?.Invoke(pen, y);
            var part = new ArraySegment<Line>([.. lines], start, length);
            pen.Lines(node, part, style, x, y, last: start + length == count);
        })
        { Before = space };
    }
}
