using System.Globalization;

namespace Bakohumas.Web.Platform.Devices;

/// <summary>What a device is called and what its gate is called: one line that people typed.</summary>
internal static class ShortName
{
    private const int AtMost = 40;

    /// <summary>How many UTF-16 units the longest name may have: a letter may carry marks.</summary>
    private const int Units = 160;

    /// <returns>
    /// The name trimmed and composed (NFC), or null when it is none: empty, longer than 40 characters as people count them, with
    /// control characters, or no text at all (a lone surrogate, U+FFFE), which cannot be composed.
    /// </returns>
    public static string? Of(string? typed)
    {
        var text = typed?.Trim();
        if (text is not { Length: >= 1 and <= Units } || text.Contains('\uFFFE', StringComparison.Ordinal) || text.Any(char.IsControl) || HasLoneSurrogate(text)) return null;
        var plain = text.Normalize();
        return plain.Length <= Units && new StringInfo(plain).LengthInTextElements <= AtMost ? plain : null;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++)) return true;
        return false;
    }
}
