namespace Bakohumas.Domain.Regions;

/// <summary>
/// Whole numbers as letters spell them beside the digits, "86 (delapan puluh enam)", so that a count cannot be altered by one stroke.
/// From 0 to 999,999,999,999; anything else throws.
/// </summary>
public static class NumberWords
{
    public const long Largest = 999_999_999_999;

    private static readonly string[] Satuan = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static string Of(long number, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Largest);
        return language == Language.Indonesian ? Indonesian(number) : English(number);
    }

    /// <summary>KBBI: belas and puluh stand apart; one ten, one hundred and one thousand are "se-", one million is not.</summary>
    private static string Indonesian(long n) => n switch
    {
        < 12 => Satuan[n],
        < 20 => $"{Satuan[n - 10]} belas",
        < 100 => $"{Satuan[n / 10]} puluh{Rest(n % 10, Indonesian)}",
        < 200 => $"seratus{Rest(n - 100, Indonesian)}",
        < 1_000 => $"{Satuan[n / 100]} ratus{Rest(n % 100, Indonesian)}",
        < 2_000 => $"seribu{Rest(n - 1_000, Indonesian)}",
        < 1_000_000 => $"{Indonesian(n / 1_000)} ribu{Rest(n % 1_000, Indonesian)}",
        < 1_000_000_000 => $"{Indonesian(n / 1_000_000)} juta{Rest(n % 1_000_000, Indonesian)}",
        _ => $"{Indonesian(n / 1_000_000_000)} miliar{Rest(n % 1_000_000_000, Indonesian)}",
    };

    private static string English(long n) => n switch
    {
        < 20 => Units[n],
        < 100 => Tens[n / 10] + (n % 10 == 0 ? "" : "-" + Units[n % 10]),
        < 1_000 => $"{Units[n / 100]} hundred{(n % 100 == 0 ? "" : " and " + English(n % 100))}",
        < 1_000_000 => $"{English(n / 1_000)} thousand{After(n % 1_000)}",
        < 1_000_000_000 => $"{English(n / 1_000_000)} million{After(n % 1_000_000)}",
        _ => $"{English(n / 1_000_000_000)} billion{After(n % 1_000_000_000)}",
    };

    private static string After(long rest) => rest is > 0 and < 100 ? " and " + English(rest) : Rest(rest, English);

    private static string Rest(long rest, Func<long, string> words) => rest == 0 ? "" : " " + words(rest);
}
