namespace Bakohumas.Documents.Pdf;

/// <summary>
/// The empty signature field (ISO 32000-1, 12.7.4.5), declared with the document, so that sealing rewrites this one dictionary and adds the
/// signature: page, catalog and structure stay untouched. Invisible, but with an appearance, which PDF/A-1 wants (ISO 19005-1, 6.5.3).
/// </summary>
internal static class SealField
{
    public const string Name = "Segel";

    public static void Write(ObjectFile file, int id, int page, int structParent, string description)
    {
        var appearance = file.AddStream("/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>", []);
        // F 132 = printed, locked.
        file.Set(id,
            $"<</Type/Annot/Subtype/Widget/FT/Sig/T({Name})/TU{PdfText.String(description)}/F 132/Rect[0 0 0 0]" +
            $"/AP<</N {appearance} 0 R>>/P {page} 0 R/StructParent {structParent}>>");
    }
}
