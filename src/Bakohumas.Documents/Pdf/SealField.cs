namespace Bakohumas.Documents.Pdf;

/// <summary>
/// An empty signature field (ISO 32000-1, 12.7.4.5), declared with the document, so that signing rewrites this one dictionary and adds the
/// signature: page, catalog and structure stay untouched. Invisible, but with an appearance, which PDF/A-1 wants (ISO 19005-1, 6.5.3).
/// </summary>
/// <param name="Id">Number of the widget.</param>
/// <param name="Name">Name of the field.</param>
/// <param name="Description">Alternative text, for people who do not see that it is invisible.</param>
internal sealed record SealField(int Id, string Name, string Description)
{
    /// <exception cref="ArgumentException">No field, a name twice, or a name that is no plain word.</exception>
    public static IReadOnlyList<SealField> Of(Document document, ObjectFile file)
    {
        var names = document.SignatureFields.Select(field => field.Name).ToList();
        if (names.Count == 0 || names.Distinct(StringComparer.Ordinal).Count() != names.Count || names.Any(name => name.Length == 0 || !name.All(char.IsAsciiLetter)))
        {
            throw new ArgumentException("A paper needs signature fields with different names of plain letters.", nameof(document));
        }
        return [.. document.SignatureFields.Select(field => new SealField(file.Reserve(), field.Name, field.Description ?? document.SealDescription))];
    }

    public void Write(ObjectFile file, int page, int structParent)
    {
        var appearance = file.AddStream("/Type/XObject/Subtype/Form/BBox[0 0 0 0]/Resources<<>>", []);
        // F 132 = printed, locked.
        file.Set(Id,
            $"<</Type/Annot/Subtype/Widget/FT/Sig/T({Name})/TU{PdfText.String(Description)}/F 132/Rect[0 0 0 0]" +
            $"/AP<</N {appearance} 0 R>>/P {page} 0 R/StructParent {structParent}>>");
    }

    public static string References(IEnumerable<SealField> fields) => string.Join(' ', fields.Select(field => $"{field.Id} 0 R"));
}
