using System.Globalization;
using System.Text;
using Bakohumas.Documents.Sealing;

namespace Bakohumas.Documents.Inspection;

/// <summary>Where a signature lies in the file and what its dictionary says.</summary>
/// <param name="Contents">The hexadecimal string of the signature, with its brackets.</param>
/// <param name="Range">The four numbers of /ByteRange; null when they are anything else.</param>
/// <param name="ClaimedAt">/M; null when it is not a date.</param>
internal sealed record SealPlace(PdfValue.Hexadecimal Contents, long[]? Range, DateTimeOffset? ClaimedAt)
{
    /// <summary>The value of a field; null unless it is a signature as we write it.</summary>
    public static SealPlace? Of(PdfFile file, DeclaredField? field)
    {
        if (field?.Value is not PdfValue.Reference || file.Resolve(field.Value) is not PdfValue.Dictionary seal) return null;
        if (seal["Type"] is not PdfValue.Name { Value: "Sig" } || seal["Filter"] is not PdfValue.Name { Value: "Adobe.PPKLite" }) return null;
        if (seal["SubFilter"] is not PdfValue.Name { Value: SealEnvelope.SubFilter } || seal["Contents"] is not PdfValue.Hexadecimal contents) return null;
        return new SealPlace(contents, ByteRange(seal["ByteRange"]), Date(file, seal["M"]));
    }

    /// <summary>Starts at 0 and leaves out exactly the token of its own /Contents, brackets included.</summary>
    public bool GapIsOwnContents => Range is [0, var before, var after, > 0] && before == Contents.Start && after == Contents.End;

    public bool EndsAt(long length) => Range is { } range && range[2] + range[3] == length;

    /// <summary>What the signature is over. Asked for only when the gap is its own token; what lies behind the range is not content but an addition.</summary>
    public byte[] SignedContent(ReadOnlySpan<byte> file)
    {
        var length = (int)Math.Min(Range![3], file.Length - Range[2]);
        return [.. file[..Contents.Start], .. file.Slice(Contents.End, length)];
    }

    public ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> file) => file[(Contents.Start + 1)..(Contents.End - 1)];

    private static long[]? ByteRange(PdfValue? value)
    {
        if (value is not PdfValue.Array { Items.Count: 4 } array) return null;
        var range = new long[4];
        for (var i = 0; i < 4; i++)
        {
            if (array.Items[i] is not PdfValue.Integer { Value: >= 0 and <= int.MaxValue } number) return null;
            range[i] = number.Value;
        }
        return range;
    }

    private static DateTimeOffset? Date(PdfFile file, PdfValue? value)
    {
        // As we write it: (D:20261112114207+07'00')
        if (value is not PdfValue.Literal { } literal || literal.End - literal.Start != 25) return null;
        var text = Encoding.Latin1.GetString(file.Bytes[(literal.Start + 1)..(literal.End - 1)]).Replace('\'', ':');
        return DateTimeOffset.TryParseExact(text, "'D:'yyyyMMddHHmmsszzz':'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
    }
}
