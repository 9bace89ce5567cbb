using System.Collections.Frozen;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// Walks every object of a file for what our papers never have: scripts, actions, attachments, layers, annotations but signature fields. Also
/// counts those and what is in them. Content that shows one thing today and another tomorrow (shadow attacks) needs one of these.
/// </summary>
internal static class ActiveContent
{
    private static readonly FrozenSet<string> ForbiddenKeys = FrozenSet.Create(StringComparer.Ordinal,
        "JS", "JavaScript", "AA", "OpenAction", "EF", "EmbeddedFile", "EmbeddedFiles", "AF", "OC", "OCG", "OCProperties", "OCGs", "XFA", "RichMediaContent",
        "Launch", "URI", "Collection", "Perms", "Requirements", "AlternateImages", "Alternates", "Ref");

    private static readonly FrozenSet<string> ForbiddenSubtypes = FrozenSet.Create(StringComparer.Ordinal,
        "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp",
        "Caret", "Ink", "Popup", "FileAttachment", "Sound", "Movie", "Screen", "PrinterMark", "TrapNet", "Watermark", "3D", "Redact", "RichMedia", "Projection");

    private static readonly FrozenSet<string> Actions = FrozenSet.Create(StringComparer.Ordinal,
        "GoTo", "GoToR", "GoToE", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named", "SubmitForm", "ResetForm", "ImportData", "JavaScript",
        "SetOCGState", "Rendition", "Trans", "GoTo3DView", "RichMediaExecute");

    /// <summary>What the walk counted.</summary>
    /// <param name="Found">Something that our papers never have.</param>
    /// <param name="Signatures">Signature dictionaries of any kind.</param>
    /// <param name="Widgets">Fields that stand on a page.</param>
    public sealed record Result(bool Found, int Signatures, int Widgets);

    public static Result Search(PdfFile file)
    {
        int signatures = 0, widgets = 0;
        var found = false;
        foreach (var id in file.Ids.Order()) Visit(file.Object(id));
        Visit(file.Trailer);
        return new Result(found, signatures, widgets);

        void Visit(PdfValue value)
        {
            switch (value)
            {
                case PdfValue.Array array:
                    foreach (var item in array.Items) Visit(item);
                    break;
                case PdfValue.Dictionary dictionary:
                    Examine(dictionary);
                    foreach (var entry in dictionary.Entries.Values) Visit(entry);
                    break;
            }
        }

        void Examine(PdfValue.Dictionary dictionary)
        {
            found |= dictionary.Entries.Keys.Any(ForbiddenKeys.Contains);
            found |= dictionary["S"] is PdfValue.Name { Value: var action } && Actions.Contains(action);
            if (dictionary["Subtype"] is PdfValue.Name { Value: var subtype })
            {
                found |= ForbiddenSubtypes.Contains(subtype);
                if (subtype == "Widget") widgets++;
            }
            if (dictionary["ByteRange"] is not null || dictionary["Type"] is PdfValue.Name { Value: "Sig" or "DocTimeStamp" }) signatures++;
        }
    }
}
