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
            var at = file[..end].LastIndexOf("/Contents<"u8);
            if (at < 0) break;
            end = at;
            var digits = file[(at + "/Contents<".Length)..];
            if (digits.Length > 2 * SealEnvelope.Room) digits = digits[..(2 * SealEnvelope.Room)];
            var length = digits.IndexOfAnyExcept(CmsSeal.Digits);
            if (length >= 0) digits = digits[..length];
            if (CmsSeal.Decode(digits[..(digits.Length & ~1)]) is { } seal) found.Add(seal);
        }
        return found;
    }
}
