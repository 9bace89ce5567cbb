using System.Security.Cryptography;
using Bakohumas.Documents.Sealing;

namespace Bakohumas.Documents.Inspection;

/// <summary>
/// One incremental update, judged by writing it again: from the bytes before it, the field, the claimed time and the signature follows every byte
/// of an update of ours. So it can hold nothing but the field's value and the signature: no page, annotation, catalog, second object.
/// </summary>
internal static class Revision
{
    /// <returns>How many bytes lie before the update; null when it is not one of ours.</returns>
    public static int? Before(ReadOnlyMemory<byte> file, PdfFile pdf, DeclaredField field, string name, SealPlace place)
    {
        // Our update begins with the field.
        if (place.ClaimedAt is not { } at || pdf.OffsetOf(field.Id) is not { } start || start >= place.Contents.Start) return null;
        try
        {
            var again = SealEnvelope.Prepare(file[..start], name, at).With([]);
            return again.Length == file.Length
                && again.AsSpan(0, place.Contents.Start).SequenceEqual(file.Span[..place.Contents.Start])
                && again.AsSpan(place.Contents.End).SequenceEqual(file.Span[place.Contents.End..]) ? start : null;
        }
        catch (Exception e) when (e is InvalidDataException or CryptographicException)
        {
            return null;
        }
    }
}
