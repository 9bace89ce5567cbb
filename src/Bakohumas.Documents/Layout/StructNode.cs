namespace Bakohumas.Documents.Layout;

/// <summary>
/// One element of the logical structure (ISO 32000-1, 14.7): either it holds elements or marks are drawn for it, never both.
/// The order of the tree is the reading order.
/// </summary>
internal sealed class StructNode(string tag, string? alternative = null)
{
    public string Tag { get; } = tag;

    /// <summary>Replacement text of a figure.</summary>
    public string? Alternative { get; } = alternative;

    public List<StructNode> Children { get; } = [];

    /// <summary>Page and marked-content number of everything drawn for this element; filled while drawing.</summary>
    public List<(int Page, int Number)> Content { get; } = [];

    /// <summary>True for a head cell at the left of its row; else it heads a column.</summary>
    public bool HeadsRow { get; init; }

    /// <summary>Bounds of a figure on its page in points from the top left corner.</summary>
    public (double X, double Y, double Width, double Height)? Bounds { get; set; }

    public StructNode Add(string tag, string? alternative = null)
    {
        var child = new StructNode(tag, alternative);
        Children.Add(child);
        return child;
    }
}
