using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Shared;

/// <summary>What mails and calendar files say about the link of an online meeting: where it is found and from when. The link itself stays on the ticket.</summary>
internal static class MeetingLink
{
    /// <summary>"pukul 07.30 WIB", after "from"; over several days it is shown before each.</summary>
    public static string Since(DateTimeOffset startsAt, DateTimeOffset endsAt, Zone zone, WordingBook words, string language) => zone.DayOf(startsAt) == zone.DayOf(endsAt)
        ? LongDate.AtTime(startsAt - OnlineAttendance.OpensBefore, zone, language == Languages.English ? Language.English : Language.Indonesian)
        : words.In(language)["daring.tiap_hari"];

    /// <summary>The line of a calendar file.</summary>
    public static string Note(DateTimeOffset startsAt, DateTimeOffset endsAt, Zone zone, WordingBook words, string language) =>
        words.In(language)["daring.kalender", ("waktu", Since(startsAt, endsAt, zone, words, language))];
}
