using System.Globalization;
using System.Text;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>Text strings and dates outside of content streams.</summary>
internal static class PdfText
{
    /// <summary>
    /// A text string (ISO 32000-1, 7.9.2.2): plain ASCII as it is, which a paper of thousands of people repeats thousands of times; anything else
    /// as UTF-16BE with a byte order mark in hexadecimal, which needs no escaping.
    /// </summary>
    public static string String(string text)
    {
        var clean = CleanText.ForSetting(text);
        return clean.All(c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\'))
            ? $"({clean})"
            : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(clean))}>";
    }

    /// <summary>A date with its offset, 7.9.4.</summary>
    public static string Date(DateTimeOffset at)
    {
        var offset = at.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'');
        return $"(D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{offset}')";
    }
}
