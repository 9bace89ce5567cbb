namespace Bakohumas.Documents;

/// <summary>
/// Draws a paper. Guarantees: the same document gives the same bytes; any number of threads may call it at once; the output is one whole
/// PDF/A-1b file (ISO 19005-1) with an empty signature field, which an <see cref="Sealing.ISealer"/> fills by an incremental update.
/// </summary>
public interface IPdfEngine
{
    void Render(Document document, Stream output);
}
