using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests;

/// <summary>Draws and seals with keys that live as long as the test run.</summary>
internal static class Paper
{
    public static readonly SealKeys Keys = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Segel Sekretariat Bakohumas");

    public static byte[] Draw(Document document)
    {
        using var output = new MemoryStream();
        new PdfEngine().Render(document, output);
        return output.ToArray();
    }

    public static byte[] Seal(byte[] pdf, SealKeys? keys = null) =>
        new PadesSealer(keys ?? Keys).SealAsync(pdf, SamplePledge.SignedAt, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>The pages as the layout sees them, before they become bytes.</summary>
    public static IReadOnlyList<Sheet> Sheets(Document document) => DocumentSetter.Set(document).Sheets;
}
