using System.Globalization;
using System.Text;

namespace Bakohumas.Web.Features.Records;

/// <summary>Names of files that leave the house: lower-case ASCII letters, digits and dashes, made by us from code and agency alone.</summary>
internal static class RecordNames
{
    private const int Longest = 60;

    public static string Paper(string code, string? agency) => Safe(agency) is { Length: > 0 } name ? $"{code}-{name}.pdf" : $"{code}.pdf";

    public static string Safe(string? text)
    {
        var safe = new StringBuilder(Longest);
        foreach (var letter in (text ?? "").Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (safe.Length == Longest) break;
            if (char.IsAsciiLetterOrDigit(letter)) safe.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && safe.Length > 0 && safe[^1] != '-') safe.Append('-');
        }

        return safe.ToString().TrimEnd('-');
    }
}

/// <summary>Keeps a spreadsheet from calculating what a person typed (OWASP, CSV injection).</summary>
internal static class Inert
{
    // Full-width signs count: spreadsheets of East Asian locales read them as the plain ones.
    private const string Starters = "=+-@\t\r\n|%＝＋－＠";

    /// <summary>The text with an apostrophe before it when a spreadsheet could take it for a formula.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var first = text.AsSpan().TrimStart(" \u00A0\u200B\uFEFF\0");
        return Starters.Contains(text[0]) || (first.Length > 0 && Starters.Contains(first[0])) ? "'" + text : text;
    }
}
