using System.Globalization;
using System.Net.Mail;
using Bakohumas.Web.Platform.Files;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>Writes each message as a file into <c>{Storage:Root}/outbox</c>, whole or not at all; the bytes are those that SMTP would carry.</summary>
internal sealed class FolderChannel(IOptions<MailOptions> options, StorageRoot storage, TimeProvider clock) : IChannel
{
    private readonly MailAddress from = new(options.Value.From);

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        using var mail = Mime.Of(message, from);
        var corner = Directory.CreateTempSubdirectory("bakohumas-mail-").FullName;
        try
        {
            var bytes = await MailPost.BytesAsync(mail, corner, cancel);
            var moment = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
            PrivateFiles.Write(Path.Combine(storage.Outbox, $"{moment}-{message.Id}{MailFolder.Extension}"), bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            throw new DeliveryException("disk", isPermanent: false, fault);
        }
        finally
        {
            Directory.Delete(corner, recursive: true);
        }
    }
}
