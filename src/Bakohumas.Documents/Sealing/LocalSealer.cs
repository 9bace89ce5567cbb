namespace Bakohumas.Documents.Sealing;

/// <summary>
/// Seals with a key on this machine: PAdES baseline B-B (ETSI EN 319 142-1), P-256, well under a millisecond beside the copying of the file.
/// The time is only claimed.
/// </summary>
public sealed class LocalSealer(SealKeys keys) : ISealer
{
    public Task<byte[]> SealAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var envelope = SealEnvelope.Prepare(pdf, at);
        var cms = CadesSignature.Create(envelope.Digest, keys.Certificate, keys.Authority, keys.SignHash);
        return Task.FromResult(envelope.With(cms));
    }
}
