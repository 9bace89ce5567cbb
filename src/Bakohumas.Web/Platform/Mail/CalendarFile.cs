using System.Globalization;
using System.Text;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>
/// An event for people's calendars. Never give it a personal link: calendars are shared.
/// </summary>
internal sealed record CalendarEntry
{
    /// <summary>The UID of an event in every mail and download: a calendar program replaces what it holds under it.</summary>
    public static string UidOf(Guid eventId) => $"{eventId:D}@kegiatan.bakohumas";

    /// <summary>The same for the whole life of the event, globally unique; letters, digits, hyphens and one @.</summary>
    public required string Uid { get; init; }

    /// <summary>Grows with every change that people are told about; zero at first.</summary>
    public required int Sequence { get; init; }

    /// <summary>When this statement was made.</summary>
    public required DateTimeOffset Stamp { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required Zone Zone { get; init; }

    public required string Summary { get; init; }

    public string? Location { get; init; }

    public string? Description { get; init; }

    /// <summary>The public page of the event.</summary>
    public string? Url { get; init; }

    public required string OrganizerName { get; init; }

    /// <summary>Where answers of calendar programs go.</summary>
    public required string OrganizerMail { get; init; }

    /// <summary>The one invited; needed by REQUEST, never published.</summary>
    public string? AttendeeMail { get; init; }

    public string? AttendeeName { get; init; }
}

/// <summary>Writes calendar files: RFC 5545 with a time zone of fixed offset, CRLF, lines folded at 75 octets, methods of RFC 5546.</summary>
internal static class CalendarFile
{
    private const int LineOctets = 75;

    /// <summary>For a mail: asks the one attendee; a later one with the same UID and a higher sequence replaces it.</summary>
    public static CalendarPart Request(CalendarEntry entry) => Part(entry, "REQUEST", "CONFIRMED", withAttendee: true);

    /// <summary>For a mail: takes the event out of the attendee's calendar.</summary>
    public static CalendarPart Cancel(CalendarEntry entry) => Part(entry, "CANCEL", "CANCELLED", withAttendee: true);

    /// <summary>For a download: names nobody but the organizer.</summary>
    public static CalendarPart Publish(CalendarEntry entry) => Part(entry, "PUBLISH", "CONFIRMED", withAttendee: false);

    private static CalendarPart Part(CalendarEntry entry, string method, string status, bool withAttendee)
    {
        var zone = entry.Zone.IanaId();
        List<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bakohumas//Bakohumas//ID", "CALSCALE:GREGORIAN", $"METHOD:{method}",
            .. TimeZone(zone, entry.Zone),
            "BEGIN:VEVENT",
            $"UID:{Escaped(entry.Uid)}",
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"),
            $"DTSTAMP:{Utc(entry.Stamp)}",
            $"DTSTART;TZID={zone}:{Local(entry.Start, entry.Zone)}",
            $"DTEND;TZID={zone}:{Local(entry.End, entry.Zone)}",
            $"SUMMARY:{Escaped(entry.Summary)}",
        ];
        if (!string.IsNullOrWhiteSpace(entry.Location)) lines.Add($"LOCATION:{Escaped(entry.Location)}");
        if (!string.IsNullOrWhiteSpace(entry.Description)) lines.Add($"DESCRIPTION:{Escaped(entry.Description)}");
        if (Uri.TryCreate(entry.Url, UriKind.Absolute, out var url)) lines.Add($"URL:{url.AbsoluteUri}");
        lines.Add($"ORGANIZER;CN={Parameter(entry.OrganizerName)}:mailto:{entry.OrganizerMail}");
        if (withAttendee && entry.AttendeeMail is { } mail)
            lines.Add($"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE{(entry.AttendeeName is { } name ? $";CN={Parameter(name)}" : "")}:mailto:{mail}");
        lines.AddRange([$"STATUS:{status}", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR"]);
        return new CalendarPart(string.Concat(lines.Select(line => Folded(OneLine(line)) + "\r\n")), method);
    }

    // The offsets have no daylight saving; a rule that starts in 1970 holds for every date we write.
    private static string[] TimeZone(string id, Zone zone)
    {
        var offset = "+" + zone.Offset().ToString("hhmm", CultureInfo.InvariantCulture);
        return ["BEGIN:VTIMEZONE", $"TZID:{id}", "BEGIN:STANDARD", "DTSTART:19700101T000000", $"TZOFFSETFROM:{offset}", $"TZOFFSETTO:{offset}", $"TZNAME:{zone.Label()}", "END:STANDARD", "END:VTIMEZONE"];
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Local(DateTimeOffset instant, Zone zone) => zone.Local(instant).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // RFC 5545 section 3.3.11.
    private static string Escaped(string text) => text.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // A quoted parameter can hold anything but a quote (RFC 5545 section 3.2).
    private static string Parameter(string text) => $"\"{text.Replace('"', '\'')}\"";

    private static string OneLine(string line) => new([.. line.Select(c => char.IsControl(c) ? ' ' : c)]);

    private static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length + 8);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
