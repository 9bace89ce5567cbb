using System.Globalization;
using System.Security;
using System.Text;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>Document information and its twin in XMP; both must say the same (ISO 19005-1, 6.7.3).</summary>
internal static class Metadata
{
    private const string Producer = "Bakohumas";

    public static string Information(Document document) =>
        $"<</Title{PdfText.String(document.Title)}/Producer({Producer})/CreationDate{PdfText.Date(document.CreatedAt)}/ModDate{PdfText.Date(document.CreatedAt)}>>";

    public static byte[] Xmp(Document document)
    {
        var at = document.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var title = SecurityElement.Escape(CleanText.ForSetting(document.Title));
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate><pdf:Producer>{Producer}</pdf:Producer>
            <pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """);
    }
}
