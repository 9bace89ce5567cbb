namespace Bakohumas.Documents.Sealing;

/// <summary>
/// Seals a paper that <see cref="IPdfEngine"/> drew. Guarantees: the given bytes are the beginning of the answer, unchanged; what follows are
/// incremental updates that each fill one signature field, ours last. Fails with an exception when the key or the gateway behind it cannot be used; then nothing was sealed.
/// </summary>
public interface ISealer
{
    /// <param name="pdf">One file that declares our signature field and leaves it empty.</param>
    /// <param name="at">The claimed time of sealing, written as /M in seconds.</param>
    /// <param name="cancel">Stops waiting for a slow gateway.</param>
    Task<byte[]> SealAsync(ReadOnlyMemory<byte> pdf, DateTimeOffset at, CancellationToken cancel);
}
