using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Platform.Mail;
using Bakohumas.Web.Platform.Templates;
using Bakohumas.Web.Tests.Templates;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Bakohumas.Web.Tests.Mail;

/// <summary>The ticket mail of one invented attendee.</summary>
internal static class Sample
{
    public const string From = "Bakohumas <panitia@bakohumas.go.id>";

    public static readonly byte[] Qr = PngByteQRCodeHelper.GetQRCode("https://bakohumas.example/t/K7QDM3XA92TP4C5D", QRCodeGenerator.ECCLevel.M, 8);

    public static readonly CalendarEntry Entry = new()
    {
        Uid = "0198-seminar@bakohumas.example",
        Sequence = 2,
        Stamp = new DateTimeOffset(2026, 11, 1, 3, 4, 5, TimeSpan.Zero),
        Start = new DateTimeOffset(2026, 11, 12, 1, 30, 0, TimeSpan.Zero),
        End = new DateTimeOffset(2026, 11, 12, 5, 30, 0, TimeSpan.Zero),
        Zone = Zone.Wita,
        Summary = "Seminar Humas Daerah; peran, tugas \\ dan kanal",
        Location = "Balai Giri Asri, Ruang Melati\nJalan Kenanga 17",
        Url = "https://bakohumas.example/kegiatan/seminar-humas",
        OrganizerName = "Dinas \"Kominfo\"",
        OrganizerMail = "panitia@bakohumas.example",
        AttendeeMail = "rahmawati@tirtakencana.example",
        AttendeeName = "Rahmawati, S.Sos.",
    };

    public static Message Ticket(string to = "rahmawati@tirtakencana.example", string? name = "Rahmawati Ñusa, S.Sos.")
    {
        var filled = new MailWriter(TemplateLibraryTests.Library).Fill(MailTemplate.Ticket, "id", TemplateLibraryTests.Values, withQr: true);
        return new Message
        {
            Id = "0198a1b2-ticket",
            To = Mailbox.Restore(to),
            ToName = name,
            Subject = filled.Subject + " – “Netralitas”",
            Text = filled.Text,
            Html = filled.Html,
            Picture = new InlinePicture(MailWriter.QrContentId, Qr),
            Calendar = CalendarFile.Request(Entry),
            Unsubscribe = new Uri("https://bakohumas.example/berhenti/BBBBBBBBBBBBBBBBBBBBBB"),
        };
    }

    public static SmtpChannel Smtp(int port, string? user = null, string? password = null, bool startTls = false) => new(Options.Create(new MailOptions
    {
        Mode = MailMode.Smtp,
        Host = "localhost",
        Port = port,
        StartTls = startTls,
        User = user,
        Password = password,
        From = From,
    }));
}
