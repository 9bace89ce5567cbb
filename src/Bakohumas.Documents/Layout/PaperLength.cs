namespace Bakohumas.Documents.Layout;

/// <summary>How long a paper is, by the layout that draws it.</summary>
public static class PaperLength
{
    /// <summary>Pages of the paper, from 1; nothing is drawn or kept.</summary>
    public static int Pages(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentSetter.Set(document).Sheets.Count;
    }
}
