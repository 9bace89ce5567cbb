using System.Globalization;

namespace Bakohumas.Domain.Regions;

/// <summary>Numbers for people: 1.234.567,89 in Indonesian, 1,234,567.89 in English. Machine strings use the invariant culture instead.</summary>
public static class LongNumber
{
    private static readonly NumberFormatInfo Indonesian = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    };

    /// <summary>A whole number, grouped by thousands.</summary>
    public static string Of(long value, Language language) => value.ToString("N0", For(language));

    /// <summary>A number with exactly <paramref name="decimals"/> decimals (0–10), rounded half away from zero.</summary>
    public static string Of(decimal value, int decimals, Language language) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero)
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), For(language));

    /// <summary>A share in percent with one decimal and without the sign: "87,5"; "0" when the whole is empty.</summary>
    public static string Percent(long part, long whole, Language language)
    {
        if (whole <= 0) return "0";
        var percent = Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
        return decimal.IsInteger(percent) ? Of((long)percent, language) : Of(percent, 1, language);
    }

    private static NumberFormatInfo For(Language language) =>
        language == Language.Indonesian ? Indonesian : CultureInfo.InvariantCulture.NumberFormat;
}
