using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Layout;
using Bakohumas.Documents.Pdf;
using Bakohumas.Documents.Sealing;
using Bakohumas.Documents.Tests.Samples;

namespace Bakohumas.Documents.Tests;

/// <summary>Draws and seals with keys that live as long as the test run.</summary>
internal static class Paper
{
    public static readonly SealKeys Keys = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Segel Sekretariat Bakohumas");

    public static readonly SealKeys Chair = SealKeys.Create(SamplePledge.SignedAt.AddMonths(-1), "Ketua Bakohumas");

    /// <summary>Our authority for the seal, and the chair's very certificate for the chair.</summary>
    public static SealTrust Trust => new(Keys.Trust(), [Chair.Certificate], []);

    public static byte[] Draw(Document document)
    {
        using var output = new MemoryStream();
        new PdfEngine().Render(document, output);
        return output.ToArray();
    }

    public static byte[] Seal(byte[] pdf, SealKeys? keys = null) =>
        new PadesSealer(keys ?? Keys).SealAsync(pdf, SamplePledge.SignedAt, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>Signed by the chair, then sealed.</summary>
    public static byte[] SealJoint(byte[] pdf, IDigestSigner? chair = null, IDigestSigner? seal = null) =>
        new PadesSealer(seal ?? Keys, chair ?? Chair).SealAsync(pdf, SamplePledge.SignedAt, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>One field filled, whatever comes next.</summary>
    public static byte[] Fill(byte[] pdf, string field, SealKeys key, DateTimeOffset? at = null)
    {
        var envelope = SealEnvelope.Prepare(pdf, field, at ?? SamplePledge.SignedAt);
        return envelope.With(CadesSignature.Assemble(envelope.Digest, key.Chain, key.SignHash(CadesSignature.HashToSign(envelope.Digest, key.Chain))));
    }

    /// <summary>The pages as the layout sees them, before they become bytes.</summary>
    public static IReadOnlyList<Sheet> Sheets(Document document) => DocumentSetter.Set(document).Sheets;
}
