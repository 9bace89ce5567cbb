using System.Globalization;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Events;

/// <summary>Day and hours of an event as its pages say them, on the clocks of the event's place.</summary>
internal static class EventWhen
{
    public static Language LanguageOf(Wording words) => words.Language == Languages.English ? Language.English : Language.Indonesian;

    /// <summary>"Kamis, 12 November 2026", or "7–9 Desember 2026".</summary>
    public static string Days(EventCard card, Wording words) => LongDate.Range(card.Zone.DayOf(card.StartsAt), card.Zone.DayOf(card.EndsAt), LanguageOf(words));

    /// <summary>"Pukul 08.30 sampai 12.30 WIB".</summary>
    public static string Hours(EventCard card, Wording words) =>
        words["acara.jam", ("mulai", Clock(card.StartsAt, card.Zone, words)), ("selesai", LongDate.Time(card.EndsAt, card.Zone, LanguageOf(words)))];

    /// <summary>"November 2026".</summary>
    public static string Month(EventCard card, Wording words)
    {
        var day = card.Zone.DayOf(card.StartsAt);
        return $"{LongDate.Month(day, LanguageOf(words))} {day.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>"Nov".</summary>
    public static string ShortMonth(EventCard card, Wording words) => LongDate.Month(card.Zone.DayOf(card.StartsAt), LanguageOf(words))[..3];

    public static string DayNumber(EventCard card) => card.Zone.DayOf(card.StartsAt).Day.ToString(CultureInfo.InvariantCulture);

    /// <summary>"11.52.08 WIB": how fresh a screen of numbers is.</summary>
    public static string Fresh(DateTimeOffset now, Zone zone, Wording words) =>
        $"{zone.Local(now).ToString(words.Language == Languages.English ? "HH':'mm':'ss" : "HH'.'mm'.'ss", CultureInfo.InvariantCulture)} {zone.Label()}";

    /// <summary>"08.30", without the zone.</summary>
    public static string Clock(DateTimeOffset at, Zone zone, Wording words) =>
        zone.Local(at).ToString(words.Language == Languages.English ? "HH':'mm" : "HH'.'mm", CultureInfo.InvariantCulture);
}
