using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>
/// SMTP (RFC 5321) with STARTTLS and AUTH LOGIN; one connection per message, so that a dead connection can never leave open whether a mail went out.
/// Implicit TLS (port 465) and AUTH PLAIN are beyond the framework's client.
/// </summary>
internal sealed class SmtpChannel(IOptions<MailOptions> options) : IChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MailAddress from = new(options.Value.From);
    private readonly NetworkCredential? credential = CredentialOf(options.Value);

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        using var mail = Mime.Of(message, from);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await MailPost.SendAsync(mail, options.Value, credential, Patience / 2, limit.Token);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw new DeliveryException("timeout", isPermanent: false, fault);
        }
        catch (SmtpException fault)
        {
            throw Failure(fault);
        }
        catch (Exception fault) when (fault is IOException or SocketException or AuthenticationException)
        {
            throw new DeliveryException(CodeOf(fault), isPermanent: false, fault);
        }
    }

    // 5yz is permanent (RFC 5321 section 4.2.1) but for what speaks about us and not about this mail: sign-in and encryption.
    private static DeliveryException Failure(SmtpException fault)
    {
        var code = (int)fault.StatusCode;
        if (code is 530 or 534 or 535 or 538) return new DeliveryException("auth", isPermanent: false, fault);
        if (code is >= 400 and <= 599) return new DeliveryException(code.ToString(System.Globalization.CultureInfo.InvariantCulture), isPermanent: code >= 500, fault);
        return new DeliveryException(CodeOf(fault), isPermanent: false, fault);
    }

    private static string CodeOf(Exception fault)
    {
        for (var cause = (Exception?)fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException) return "tls";
            if (cause is SocketException or IOException) return "connect";
            if (cause is TimeoutException) return "timeout";
        }
        return "failed";
    }

    private static NetworkCredential? CredentialOf(MailOptions options) => options.User is null ? null : new NetworkCredential(
        options.User, options.Password ?? File.ReadAllText(options.PasswordFile!).TrimEnd('\r', '\n'));
}
