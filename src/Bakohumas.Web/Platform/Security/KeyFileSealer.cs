using Bakohumas.Documents.Inspection;
using Bakohumas.Documents.Sealing;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// The program's seal: the chair's key where a paper asks for it, our key, and the authority's time when one is configured and answers. Without
/// its answer the paper is sealed all the same, and says so by having no token.
/// </summary>
internal sealed class KeyFileSealer(SealKeyStore keys, PublishedTrust published, TimestampClient timestamps) : ISealer
{
    /// <exception cref="SealUnavailableException">The key is missing, damaged, readable by others, or its certificate is not valid at this time.</exception>
    public async Task<byte[]> SealAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken cancel)
    {
        var seal = keys.Seal();
        if (!SealCondition.Of(seal.Certificate, at).CanSeal) throw new SealUnavailableException("The seal certificate is not valid at this time.");
        var chair = keys.Chair();
        if (chair is not null && !SealCondition.Of(chair.Certificate, at).CanSeal) throw new SealUnavailableException("The chair's certificate is not valid at this time.");
        return await timestamps.StampAsync(await new PadesSealer(seal, chair).SealAsync(pdf, at, cancel), cancel);
    }

    /// <summary>What verifiers pin.</summary>
    /// <exception cref="SealUnavailableException">The certificates are missing or damaged.</exception>
    public SealTrust Trust() => published.Current();
}
