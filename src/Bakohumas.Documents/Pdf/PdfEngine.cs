using System.Globalization;
using System.IO.Compression;
using System.Text;
using Bakohumas.Documents.Fonts;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>The built-in engine: own layout, own writer. Holds no state; documents on different threads share only the parsed fonts.</summary>
public sealed class PdfEngine : IPdfEngine
{
    public void Render(Document document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        Write(document, DocumentSetter.Set(document), output);
    }

    private static void Write(Document document, LaidOut paper, Stream output)
    {
        // Somebody waits for a paper of two pages; one of many is kept, sent and uploaded.
        using var file = new ObjectFile(paper.Sheets.Count > 2 ? CompressionLevel.Optimal : CompressionLevel.Fastest);
        int catalog = file.Reserve(), pages = file.Reserve(), resources = file.Reserve();
        var fields = SealField.Of(document, file);
        var pageIds = paper.Sheets.Select(_ => file.Reserve()).ToList();

        var fonts = new SortedList<Face, EmbeddedFont>();
        var owners = new List<IReadOnlyList<StructNode>>();
        var memory = new ByteWriter(16 * 1024);
        for (var i = 0; i < paper.Sheets.Count; i++)
        {
            var content = new PageContent(i, paper.Sheets[i], face => ((int)face, Font(face)), memory);
            var stream = file.AddStream("", content.Write());
            owners.Add(content.Owners);
            var annotations = i == paper.Sheets.Count - 1 ? $"/Annots[{SealField.References(fields)}]" : "";
            file.Set(pageIds[i], string.Create(CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {paper.Sheets[i].Width:0.##} {paper.Sheets[i].Height:0.##}]/Resources {resources} 0 R/Contents {stream} 0 R/StructParents {i}/Tabs/S{annotations}>>"));
        }

        var dictionary = new StringBuilder("<</Font<<");
        foreach (var (face, font) in fonts) dictionary.Append(CultureInfo.InvariantCulture, $"/F{(int)face} {font.Write(file)} 0 R");
        file.Set(resources, dictionary.Append(">>>>").ToString());
        file.Set(pages, $"<</Type/Pages/Count {pageIds.Count}/Kids[{string.Join(' ', pageIds.Select(id => $"{id} 0 R"))}]>>");

        for (var i = 0; i < fields.Count; i++) fields[i].Write(file, pageIds[^1], structParent: pageIds.Count + i);
        var structure = new StructureWriter(file, pageIds, paper.Sheets).Write(paper.Root, owners, fields);
        var outlines = OutlineWriter.Write(file, paper.Bookmarks, pageIds, paper.Sheets);
        WriteCatalog(document, file, catalog, pages, fields, structure, outlines);
        file.WriteTo(output, catalog, file.Add(Metadata.Information(document)));

        EmbeddedFont Font(Face face)
        {
            if (!fonts.TryGetValue(face, out var font)) fonts[face] = font = new EmbeddedFont(face);
            return font;
        }
    }

    private static void WriteCatalog(
        Document document, ObjectFile file, int catalog, int pages, IEnumerable<SealField> fields, int structure, string outlines)
    {
        var metadata = file.AddRaw("/Type/Metadata/Subtype/XML", Metadata.Xmp(document));
        var profile = file.AddDeflated("/N 3", ColourProfile.Deflated);
        // SigFlags 3: signatures exist, append only (ISO 32000-1, table 219).
        file.Set(catalog,
            $"<</Type/Catalog/Pages {pages} 0 R/Lang({LanguageTag(document)})/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R{outlines}" +
            $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R" +
            $"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile {profile} 0 R>>]" +
            $"/AcroForm<</Fields[{SealField.References(fields)}]/SigFlags 3>>>>");
    }

    // A tag has letters, digits and hyphens only (RFC 5646, 2.1), so it needs no escaping.
    private static string LanguageTag(Document document) =>
        document.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? document.Language
            : throw new ArgumentException($"'{document.Language}' is no language tag.", nameof(document));
}
