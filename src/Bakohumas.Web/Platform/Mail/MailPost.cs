using System.Net;
using System.Net.Mail;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>The framework's mail client, the only file that names it: to a server, or into bytes that a server would get.</summary>
internal static class MailPost
{
    /// <param name="patience">For each answer of the server.</param>
    public static async Task SendAsync(MailMessage mail, MailOptions settings, NetworkCredential? credential, TimeSpan patience, CancellationToken cancel)
    {
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.StartTls,
            UseDefaultCredentials = false,
            Credentials = credential,
            DeliveryMethod = SmtpDeliveryMethod.Network,
            Timeout = (int)patience.TotalMilliseconds,
        };
        await client.SendMailAsync(mail, cancel);
    }

    /// <param name="corner">An empty folder of ours; the client leaves one file there.</param>
    public static async Task<byte[]> BytesAsync(MailMessage mail, string corner, CancellationToken cancel)
    {
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = corner };
        await client.SendMailAsync(mail, cancel);
        return await File.ReadAllBytesAsync(Directory.EnumerateFiles(corner).Single(), cancel);
    }
}
