using System.Security.Cryptography;
using System.Text;

namespace Bakohumas.Web.Platform.Devices;

/// <summary>Codes of eight characters that pair a device with an event: Crockford base32, 40 random bits, typed without regard to case.</summary>
internal static class PairingCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <returns>A new code, shown as two groups of four.</returns>
    public static string New() => string.Create(Length + 1, 0, static (text, _) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = i == 4 ? '-' : Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
    });

    /// <returns>SHA-256 of the normalised code, or null when the text is none.</returns>
    public static byte[]? Hash(string? typed)
    {
        if (typed is null || typed.Length > 40) return null;
        var text = new StringBuilder(Length);
        foreach (var raw in typed.ToUpperInvariant())
        {
            if (raw is ' ' or '-') continue;
            var character = raw switch { 'O' => '0', 'I' or 'L' => '1', _ => raw };
            if (!Alphabet.Contains(character, StringComparison.Ordinal)) return null;
            text.Append(character);
        }

        return text.Length == Length ? SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())) : null;
    }
}
