using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>The facts of an event that mails print.</summary>
/// <param name="OffersOnline">It takes people from afar too; its link is in no mail.</param>
internal sealed record EventFacts(
    Guid Id, string Slug, string Name, string? Theme, string Venue, string? Room, Zone Zone, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    EventState State, string ContactName, string ContactReach, string Organizer, int CalendarSequence, bool OffersOnline)
{
    public string Place => Room is null ? Venue : $"{Room}, {Venue}";

    public string Contact => $"{ContactName}, {ContactReach}";

    /// <summary>The values that every mail about an event takes.</summary>
    public Dictionary<string, string> Values(string site, string recipient, Language language) => new(StringComparer.Ordinal)
    {
        ["nama"] = recipient,
        ["kegiatan"] = Name,
        ["tanggal"] = LongDate.Range(Zone.DayOf(StartsAt), Zone.DayOf(EndsAt), language),
        ["pukul"] = Hours(language),
        ["tempat"] = Place,
        ["kontak"] = Contact,
        ["penyelenggara"] = Organizer,
        ["situs"] = site,
    };

    // "pukul 08.30 sampai 12.30 WIB"; over several days only the first beginning.
    private string Hours(Language language)
    {
        var start = LongDate.AtTime(StartsAt, Zone, language);
        if (Zone.DayOf(StartsAt) != Zone.DayOf(EndsAt)) return start;
        var until = language == Language.Indonesian ? "sampai" : "to";
        return $"{start[..^(Zone.Label().Length + 1)]} {until} {LongDate.Time(EndsAt, Zone, language)}";
    }
}
