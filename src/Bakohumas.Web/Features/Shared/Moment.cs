using System.Globalization;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Shared;

/// <summary>An instant in the words of a page: the event's zone, both languages, no culture data of the server.</summary>
internal static class Moment
{
    private static readonly string[] Days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    public static DateTimeOffset In(DateTimeOffset at, Zone zone) => at.ToOffset(TimeSpan.FromHours(7 + (int)zone));

    public static string Say(DateTimeOffset at, Zone zone, string format, string language)
    {
        var local = In(at, zone);
        var english = language == Languages.English;
        return format switch
        {
            "date" => english ? local.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture) : $"{Days[(int)local.DayOfWeek]}, {Day(local)}",
            "day" => english ? local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : Day(local),
            "short" => english ? local.ToString("d MMM", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Months[local.Month - 1][..3]}"),
            "time" => english ? local.ToString("HH:mm ", CultureInfo.InvariantCulture) + Name(zone) : local.ToString("'pukul 'HH'.'mm ", CultureInfo.InvariantCulture) + Name(zone),
            _ => $"{Say(at, zone, "date", language)}, {Say(at, zone, "time", language)}",
        };
    }

    private static string Day(DateTimeOffset local) => string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Months[local.Month - 1]} {local.Year}");

    private static string Name(Zone zone) => zone switch { Zone.Wib => "WIB", Zone.Wita => "WITA", Zone.Wit => "WIT" };
}
