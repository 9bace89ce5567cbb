namespace Bakohumas.Documents.Sealing;

/// <summary>
/// Seals with a key that signs digests: PAdES baseline B-B (ETSI EN 319 142-1), well under a millisecond beside the copying of the file when the
/// key lies on this machine. On a paper with a field for the chair the chair's key, if there is one, signs first. The time is only claimed.
/// </summary>
public sealed class PadesSealer(IDigestSigner seal, IDigestSigner? chair = null) : ISealer
{
    public async Task<byte[]> SealAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (chair is not null && SealEnvelope.Awaits(pdf, SignatureField.ChairName)) pdf = await FillAsync(pdf, SignatureField.ChairName, chair, at, cancel);
        return await FillAsync(pdf, SignatureField.SealName, seal, at, cancel);
    }

    private static async Task<byte[]> FillAsync(ReadOnlyMemory<byte> pdf, string field, IDigestSigner key, DateTimeOffset at, CancellationToken cancel)
    {
        var envelope = SealEnvelope.Prepare(pdf, field, at);
        var signature = await key.SignAsync(CadesSignature.HashToSign(envelope.Digest, key.Chain), cancel);
        return envelope.With(CadesSignature.Assemble(envelope.Digest, key.Chain, signature));
    }
}
