using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Data.Demo;

/// <summary>The three events: one finished, one running with the doors open, one next month.</summary>
/// <param name="People">How many registered, of them <paramref name="Inside"/> came and <paramref name="Signed"/> signed.</param>
internal sealed record DemoEvent(
    string Slug, string Name, string Theme, EventKind Kind, string Venue, string Province, string Regency, Zone Zone, DateTimeOffset StartsAt, TimeSpan Lasts,
    EventState State, int Capacity, int FirstPerson, int People, int Inside, int Signed, IReadOnlyList<string> AgencyProvinces)
{
    public DateTimeOffset EndsAt => StartsAt + Lasts;

    /// <summary>The running event is followed from afar too: its meeting's link is shown, and this word of the stream is taken.</summary>
    public bool IsHybrid => State == EventState.Running;

    public const string Word = "melati senja";

    /// <summary>Takes part from afar: three who are present already, and some who have not come yet.</summary>
    public bool IsOnline(int index) => IsHybrid && (index < Inside ? index >= Inside - 3 : (index - Inside) % 6 == 3);

    public static IReadOnlyList<DemoEvent> All(DateTimeOffset now)
    {
        var hour = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        return
        [
            new("seminar-bakohumas-daerah-yogyakarta", "Seminar Bakohumas Daerah", "Humas Menjaga Netralitas ASN", EventKind.Seminar,
                "Aula Kepatihan Contoh, Kota Yogyakarta", "34", "34.71", Zone.Wib, At(now.AddDays(-10), Zone.Wib, 9), TimeSpan.FromHours(4),
                EventState.Finished, 60, 0, 40, 34, 28, ["34", "35", "61"]),
            new("rakor-bakohumas-sulsel", "Rapat Koordinasi Bakohumas Sulawesi Selatan", "ASN Netral, Pelayanan Setara", EventKind.CoordinationMeeting,
                "Ruang Pola Contoh, Kota Makassar", "73", "73.71", Zone.Wita, hour.AddMinutes(-30), TimeSpan.FromHours(8),
                EventState.Running, 120, 40, 60, 30, 12, ["73", "34", "35"]),
            new("kegiatan-tematik-maluku", "Kegiatan Tematik Bakohumas Maluku", "Narasi Damai di Ruang Digital", EventKind.ThematicMeeting,
                "Gedung Pertemuan Contoh, Kota Ambon", "81", "81.71", Zone.Wit, At(now.AddDays(30), Zone.Wit, 9), TimeSpan.FromHours(3),
                EventState.Published, 80, 100, 20, 0, 0, ["81", "73"]),
        ];
    }

    private static DateTimeOffset At(DateTimeOffset day, Zone zone, int hour) => zone.InstantOf(zone.DayOf(day), new TimeOnly(hour, 0));
}
