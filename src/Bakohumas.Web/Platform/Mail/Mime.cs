using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>
/// The one shape of our mails, the same for every channel: text, HTML with its picture (multipart/related) and calendar as alternatives (RFC 2046 section 5.1.4),
/// the calendar once more as an attachment, and the headers of automatic mail (RFC 3834, RFC 8058).
/// </summary>
internal static class Mime
{
    /// <exception cref="DeliveryException">The message cannot be written as a mail; permanent.</exception>
    public static MailMessage Of(Message message, MailAddress from)
    {
        var mail = new MailMessage();
        try
        {
            Write(message, from, mail);
            return mail;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            mail.Dispose();
            throw new DeliveryException("malformed", isPermanent: true, fault);
        }
    }

    private static void Write(Message message, MailAddress from, MailMessage mail)
    {
        if (message.Id.Length == 0 || !message.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) throw new FormatException("The id of a message is letters, digits and hyphens.");
        mail.From = from;
        mail.To.Add(Recipient(message));
        mail.Subject = Literal(message.Subject);
        mail.SubjectEncoding = mail.HeadersEncoding = mail.BodyEncoding = Encoding.UTF8;
        mail.Headers.Add("Message-ID", $"<{message.Id}@{from.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.Unsubscribe is { } stop)
        {
            mail.Headers.Add("List-Unsubscribe", $"<{stop.AbsoluteUri}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        mail.AlternateViews.Add(View(message.Text, "text/plain; charset=utf-8", TransferEncoding.QuotedPrintable));
        var html = View(message.Html, "text/html; charset=utf-8", TransferEncoding.QuotedPrintable);
        if (message.Picture is { } picture) html.LinkedResources.Add(Inline(picture));
        mail.AlternateViews.Add(html);
        if (message.Calendar is { } calendar)
        {
            var type = $"text/calendar; charset=utf-8; method={calendar.Method}";
            mail.AlternateViews.Add(View(calendar.Text, type, TransferEncoding.Base64));
            mail.Attachments.Add(new Attachment(Bytes(calendar.Text), new ContentType(type + "; name=kegiatan.ics")) { TransferEncoding = TransferEncoding.Base64 });
        }
    }

    // Built from parts that were checked: handing "address" to MailMessage as text would split it at a comma (threat T16).
    private static MailAddress Recipient(Message message)
    {
        var name = Literal(new string([.. (message.ToName ?? "").Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)])).Trim();
        var address = new MailAddress(message.To.Address, name.Length == 0 ? null : name, Encoding.UTF8);
        return address.Address == message.To.Address ? address : throw new FormatException("The address reads differently as a mail header.");
    }

    // A typed encoded-word (RFC 2047) would be decoded by the reader's program, line breaks and all.
    private static string Literal(string text) => text.Replace("=?", "= ?", StringComparison.Ordinal);

    private static AlternateView View(string text, string type, TransferEncoding encoding) => new(Bytes(text), new ContentType(type)) { TransferEncoding = encoding };

    private static LinkedResource Inline(InlinePicture picture) =>
        new(new MemoryStream(picture.Png, writable: false), new ContentType("image/png; name=qr.png")) { ContentId = picture.ContentId, TransferEncoding = TransferEncoding.Base64 };

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), writable: false);
}
