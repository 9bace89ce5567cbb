using System.Text;

namespace Bakohumas.Documents.Layout;

/// <summary>Text made safe to set: composed (NFC), no lone surrogates, no controls but the line feed.</summary>
internal static class CleanText
{
    /// <summary>NFC, with every lone surrogate and noncharacter replaced by U+FFFD (else normalisation throws, and XML does not know them).</summary>
    public static string Normalized(string text)
    {
        if (IsPlain(text)) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>As <see cref="Normalized"/>, with controls turned into spaces; a line feed stays and is a forced break.</summary>
    public static string ForSetting(string text)
    {
        var normalized = Normalized(text);
        if (!normalized.Any(c => char.IsControl(c) && c != '\n')) return normalized;
        return string.Create(normalized.Length, normalized, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) && source[i] != '\n' ? ' ' : source[i];
        });
    }

    // Below U+0300 nothing combines and nothing is a surrogate.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x300) return false;
        }
        return true;
    }
}
