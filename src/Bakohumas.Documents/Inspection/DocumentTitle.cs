using System.Text;

namespace Bakohumas.Documents.Inspection;

/// <summary>The title in a file's information dictionary, in the two forms that our writer uses (ISO 32000-1, 7.9.2.2 and 14.3.3).</summary>
internal static class DocumentTitle
{
    private const int Longest = 4_000;

    public static string? Of(PdfFile pdf) => pdf.Resolve(pdf.Trailer["Info"]) is not PdfValue.Dictionary information ? null : pdf.Resolve(information["Title"]) switch
    {
        PdfValue.Literal text => Encoding.ASCII.GetString(Inside(pdf, text.Start, text.End)),
        PdfValue.Hexadecimal text => Wide(Inside(pdf, text.Start, text.End)),
        _ => null,
    };

    private static ReadOnlySpan<byte> Inside(PdfFile pdf, int start, int end) =>
        end - start is < 2 or > Longest ? [] : pdf.Bytes[(start + 1)..(end - 1)];

    private static string? Wide(ReadOnlySpan<byte> digits)
    {
        Span<byte> bytes = stackalloc byte[Longest / 2];
        return Convert.FromHexString(digits, bytes, out _, out var length) == System.Buffers.OperationStatus.Done && bytes[..length].StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? Encoding.BigEndianUnicode.GetString(bytes[2..length])
            : null;
    }
}
