using Bakohumas.Documents.Fonts;

namespace Bakohumas.Documents.Layout;

/// <summary>Something placed on a sheet, in points from its top left corner. Without a node it is an artifact: rules, footers, repeated heads.</summary>
internal abstract record Mark(StructNode? Node)
{
    public sealed record Text(StructNode? Node, double X, double Baseline, string Value, Face Face, double Size, double Tracking, Ink Ink) : Mark(Node);

    /// <summary>A filled bar, lying or upright; its upper left corner is X, Y.</summary>
    public sealed record Rule(double X, double Y, double Width, double Weight) : Mark((StructNode?)null);

    /// <summary>A path moved to X, Y and scaled; filled by the even-odd rule, or stroked with round ends when a weight is given.</summary>
    public sealed record Shape(StructNode? Node, VectorPath Path, double X, double Y, double Scale, double StrokeWeight, Ink Ink) : Mark(Node);

    /// <summary>A small signature with round ends; X, Y is the corner of its box.</summary>
    public sealed record Strokes(StructNode? Node, InkPath Path, double X, double Y, double Weight) : Mark(Node);

    /// <summary>QR modules; the matrix is trimmed.</summary>
    public sealed record Modules(StructNode? Node, bool[,] Matrix, double X, double Y, double Module) : Mark(Node);
}

/// <summary>Where a signature field has its place on a page, in points from the top left corner.</summary>
internal readonly record struct FieldPlace(string Name, double X, double Y, double Width, double Height);

/// <summary>One finished page.</summary>
internal sealed record Sheet(double Width, double Height, List<Mark> Marks)
{
    public List<FieldPlace> Fields { get; } = [];
}

/// <summary>A place in a paper that a reader can jump to.</summary>
internal readonly record struct Bookmark(string Title, int Page, double Y);

/// <summary>A paper that is laid out: its pages, its logical structure, its bookmarks.</summary>
internal sealed record LaidOut(IReadOnlyList<Sheet> Sheets, StructNode Root, IReadOnlyList<Bookmark> Bookmarks);
