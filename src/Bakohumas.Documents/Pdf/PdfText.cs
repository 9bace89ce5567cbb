using System.Globalization;
using System.Text;
using Bakohumas.Documents.Layout;

namespace Bakohumas.Documents.Pdf;

/// <summary>Text strings and dates outside of content streams.</summary>
internal static class PdfText
{
    /// <summary>UTF-16BE with a byte order mark, as a hexadecimal string (ISO 32000-1, 7.9.2.2): no escaping, every character.</summary>
    public static string String(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(CleanText.ForSetting(text)))}>";

    /// <summary>A date with its offset, 7.9.4.</summary>
    public static string Date(DateTimeOffset at)
    {
        var offset = at.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'');
        return $"(D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{offset}')";
    }
}
