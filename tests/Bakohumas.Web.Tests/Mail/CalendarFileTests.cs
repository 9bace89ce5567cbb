using System.Text;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Platform.Mail;

namespace Bakohumas.Web.Tests.Mail;

public sealed class CalendarFileTests
{
    [Theory]
    [InlineData(Zone.Wib, "Asia/Jakarta", "+0700", "WIB", "20261112T083000")]
    [InlineData(Zone.Wita, "Asia/Makassar", "+0800", "WITA", "20261112T093000")]
    [InlineData(Zone.Wit, "Asia/Jayapura", "+0900", "WIT", "20261112T103000")]
    public void The_time_stands_in_the_zone_of_the_event(Zone zone, string id, string offset, string label, string start)
    {
        var text = CalendarFile.Request(Sample.Entry with { Zone = zone }).Text;

        Assert.Contains($"BEGIN:VTIMEZONE\r\nTZID:{id}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nTZNAME:{label}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"\r\nDTSTART;TZID={id}:{start}\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20261101T030405Z\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_escaped_and_a_line_break_stays_inside_its_line()
    {
        var text = Unfolded(CalendarFile.Request(Sample.Entry).Text);

        Assert.Contains("\r\nSUMMARY:Seminar Humas Daerah\\; peran\\, tugas \\\\ dan kanal\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nLOCATION:Balai Giri Asri\\, Ruang Melati\\nJalan Kenanga 17\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nORGANIZER;CN=\"Dinas 'Kominfo'\":mailto:panitia@bakohumas.example\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_end_with_CRLF_and_hold_at_most_75_octets_without_cutting_a_letter()
    {
        var text = CalendarFile.Publish(Sample.Entry with { Summary = string.Concat(Enumerable.Repeat("Ñandu “é” 漢字 😀 ", 20)) }).Text;

        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        Assert.Contains("Ñandu “é” 漢字 😀 Ñandu", Unfolded(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_and_a_cancellation_speak_of_the_same_event()
    {
        var first = CalendarFile.Request(Sample.Entry);
        var cancelled = CalendarFile.Cancel(Sample.Entry with { Sequence = 3 });

        Assert.Equal(("REQUEST", "CANCEL"), (first.Method, cancelled.Method));
        Assert.All([first, cancelled], file => Assert.Contains("\r\nUID:0198-seminar@bakohumas.example\r\n", file.Text, StringComparison.Ordinal));
        Assert.Contains("\r\nSEQUENCE:2\r\n", first.Text, StringComparison.Ordinal);
        Assert.Contains("\r\nMETHOD:CANCEL\r\n", cancelled.Text, StringComparison.Ordinal);
        Assert.Contains("\r\nSEQUENCE:3\r\n", cancelled.Text, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", cancelled.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_file_names_no_attendee()
    {
        var published = CalendarFile.Publish(Sample.Entry);

        Assert.Equal("PUBLISH", published.Method);
        Assert.DoesNotContain("ATTENDEE", published.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rahmawati", published.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ATTENDEE", CalendarFile.Request(Sample.Entry).Text, StringComparison.Ordinal);
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);
}
