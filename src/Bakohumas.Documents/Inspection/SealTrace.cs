using Bakohumas.Documents.Sealing;

namespace Bakohumas.Documents.Inspection;

/// <summary>Looks for what is left of a seal in a file that cannot be followed any more, so that a torn paper of ours, or one
/// with a stranger's signature behind ours, is called altered and not foreign.</summary>
internal static class SealTrace
{
    private const int Candidates = 4;

    /// <summary>The last signatures that can be decoded, from the end.</summary>
    public static List<CmsSeal> Find(ReadOnlySpan<byte> file)
    {
        var found = new List<CmsSeal>();
        for (int i = 0, end = file.Length; i < Candidates; i++)
        {
            var at = file[..end].LastIndexOf(Opening);
            if (at < 0) break;
            end = at;
            var digits = Digits(file, at);
            if (CmsSeal.Decode(digits[..(digits.Length & ~1)]) is { } seal) found.Add(seal);
        }
        return found;
    }

    /// <summary>The last signature with where its hexadecimal string lies, brackets included; null when it cannot be decoded.</summary>
    public static (CmsSeal Seal, int Start, int End)? Last(ReadOnlySpan<byte> file)
    {
        var at = file.LastIndexOf(Opening);
        if (at < 0) return null;
        var digits = Digits(file, at);
        var start = at + Opening.Length - 1;
        return CmsSeal.Decode(digits) is { } seal ? (seal, start, Math.Min(start + 1 + digits.Length + 1, file.Length)) : null;
    }

    private static ReadOnlySpan<byte> Opening => "/Contents<"u8;

    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> file, int at)
    {
        var digits = file[(at + Opening.Length)..];
        if (digits.Length > 2 * SealEnvelope.Room) digits = digits[..(2 * SealEnvelope.Room)];
        var length = digits.IndexOfAnyExcept(CmsSeal.Digits);
        return length < 0 ? digits : digits[..length];
    }
}
