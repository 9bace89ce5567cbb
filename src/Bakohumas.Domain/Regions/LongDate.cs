using System.Globalization;

namespace Bakohumas.Domain.Regions;

/// <summary>
/// Dates and times as letters spell them, from our own tables: no culture of the machine takes part, because ICU versions
/// disagree and containers may come without them (domain.md 3).
/// </summary>
public static class LongDate
{
    private static readonly string[] IndonesianMonths =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    private static readonly string[] IndonesianDays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    private static readonly string[] EnglishDays =
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>"7 Desember 2018", "7 December 2018".</summary>
    public static string Plain(DateOnly day, Language language) => $"{Number(day.Day)} {Month(day, language)} {Number(day.Year)}";

    /// <summary>"Jumat, 7 Desember 2018", "Friday, 7 December 2018".</summary>
    public static string Full(DateOnly day, Language language) => $"{Weekday(day, language)}, {Plain(day, language)}";

    /// <summary>The full date on which the instant falls in the zone.</summary>
    public static string Full(DateTimeOffset instant, Zone zone, Language language) => Full(zone.DayOf(instant), language);

    /// <summary>
    /// One day as <see cref="Full(DateOnly, Language)"/>; several as "7–9 Desember 2018", "30 November–2 Desember 2018"
    /// or with both years.
    /// </summary>
    public static string Range(DateOnly first, DateOnly last, Language language)
    {
        if (first == last) return Full(first, language);
        if (first.Year != last.Year) return $"{Plain(first, language)}–{Plain(last, language)}";
        return first.Month == last.Month
            ? $"{Number(first.Day)}–{Plain(last, language)}"
            : $"{Number(first.Day)} {Month(first, language)}–{Plain(last, language)}";
    }

    /// <summary>"09.05 WIB" in Indonesian, "09:05 WIB" in English.</summary>
    public static string Time(DateTimeOffset instant, Zone zone, Language language)
    {
        var pattern = language == Language.Indonesian ? "HH'.'mm" : "HH':'mm";
        return $"{zone.Local(instant).ToString(pattern, CultureInfo.InvariantCulture)} {zone.Label()}";
    }

    /// <summary>"pukul 09.05 WIB" in Indonesian, "at 09:05 WIB" in English.</summary>
    public static string AtTime(DateTimeOffset instant, Zone zone, Language language) =>
        $"{(language == Language.Indonesian ? "pukul" : "at")} {Time(instant, zone, language)}";

    /// <summary>"Kamis, 14 Desember 2018, pukul 16.00 WIB", "Thursday, 14 December 2018, at 16:00 WIB".</summary>
    public static string FullWithTime(DateTimeOffset instant, Zone zone, Language language) =>
        $"{Full(instant, zone, language)}, {AtTime(instant, zone, language)}";

    /// <summary>
    /// The date as a charter opens: "Kamis, tanggal dua belas bulan November tahun dua ribu dua puluh enam",
    /// "Thursday, 12 (twelve) November two thousand and twenty-six".
    /// </summary>
    public static string InWords(DateOnly day, Language language) => language == Language.Indonesian
        ? $"{Weekday(day, language)}, tanggal {NumberWords.Of(day.Day, language)} bulan {Month(day, language)} tahun {NumberWords.Of(day.Year, language)}"
        : $"{Weekday(day, language)}, {Number(day.Day)} ({NumberWords.Of(day.Day, language)}) {Month(day, language)} {NumberWords.Of(day.Year, language)}";

    /// <summary>"Desember", "December".</summary>
    public static string Month(DateOnly day, Language language) =>
        (language == Language.Indonesian ? IndonesianMonths : EnglishMonths)[day.Month - 1];

    /// <summary>"Jumat", "Friday".</summary>
    public static string Weekday(DateOnly day, Language language) =>
        (language == Language.Indonesian ? IndonesianDays : EnglishDays)[(int)day.DayOfWeek];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
