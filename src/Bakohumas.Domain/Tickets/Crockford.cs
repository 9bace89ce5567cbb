namespace Bakohumas.Domain.Tickets;

/// <summary>
/// Base32 after Douglas Crockford: 32 digits and capitals without I, L, O and U, so that a code can be read aloud and typed.
/// Reading ignores case, spaces and dashes and takes O for 0, I and L for 1.
/// </summary>
internal static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Five bits a character; the number of bytes must be a multiple of five.</summary>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 5 != 0) throw new ArgumentException("Whole groups of 40 bits only.", nameof(bytes));
        var text = new char[bytes.Length / 5 * 8];
        for (int group = 0, at = 0; group < bytes.Length; group += 5)
        {
            ulong bits = 0;
            for (var i = 0; i < 5; i++) bits = (bits << 8) | bytes[group + i];
            for (var shift = 35; shift >= 0; shift -= 5) text[at++] = Alphabet[(int)(bits >> shift) & 31];
        }
        return new string(text);
    }

    /// <summary>The canonical form of what somebody typed, or null when it is not exactly <paramref name="length"/> characters of the alphabet.</summary>
    internal static string? Normalize(ReadOnlySpan<char> typed, int length)
    {
        Span<char> text = stackalloc char[length];
        var count = 0;
        foreach (var raw in typed)
        {
            if (raw is ' ' or '-' or '\u00A0' or '\u2010' or '\u2011' or '\u2013' or '\t' or '\r' or '\n') continue;
            var character = char.IsAsciiLetterLower(raw) ? (char)(raw - 32) : raw;
            character = character switch { 'O' => '0', 'I' or 'L' => '1', _ => character };
            if (count == length || !Alphabet.Contains(character)) return null;
            text[count++] = character;
        }
        return count == length ? new string(text) : null;
    }

    /// <summary>Groups of four joined by dashes.</summary>
    internal static string Group(string text) => string.Join('-', text.Chunk(4).Select(four => new string(four)));
}
