using System.Globalization;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>The bookmarks of a file as one flat list (ISO 32000-1, 12.3.3).</summary>
internal static class OutlineWriter
{
    /// <returns>The entry for the catalog; empty without bookmarks.</returns>
    public static string Write(ObjectFile file, IReadOnlyList<Bookmark> bookmarks, IReadOnlyList<int> pageIds, IReadOnlyList<Sheet> sheets)
    {
        if (bookmarks.Count == 0) return "";
        var outline = file.Reserve();
        var ids = bookmarks.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            var (title, page, y) = bookmarks[i];
            var previous = i > 0 ? $"/Prev {ids[i - 1]} 0 R" : "";
            var next = i + 1 < ids.Count ? $"/Next {ids[i + 1]} 0 R" : "";
            file.Set(ids[i], string.Create(CultureInfo.InvariantCulture,
                $"<</Title{PdfText.String(title)}/Parent {outline} 0 R{previous}{next}/Dest[{pageIds[page]} 0 R/XYZ null {sheets[page].Height - y:0.##} null]>>"));
        }
        file.Set(outline, $"<</Type/Outlines/First {ids[0]} 0 R/Last {ids[^1]} 0 R/Count {ids.Count}>>");
        return $"/Outlines {outline} 0 R/PageMode/UseOutlines";
    }
}
