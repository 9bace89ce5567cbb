using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Mail;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>Section <c>Mail</c>.</summary>
internal sealed class MailOptions : IValidatableObject
{
    /// <summary>Nothing stands for <see cref="MailMode.Folder"/>, but for Production, where a folder that nobody reads would swallow every mail.</summary>
    public MailMode? Mode { get; init; }

    /// <summary>Whether mails leave this machine.</summary>
    public bool Sends => Mode == MailMode.Smtp;

    public string? Host { get; init; }

    [Range(1, 65535, ErrorMessage = "Mail:Port must be a port from 1 to 65535.")]
    public int Port { get; init; } = 587;

    /// <summary>Demand STARTTLS (RFC 3207) with a certificate that the machine trusts.</summary>
    public bool StartTls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>File that holds the password alone; read once at start.</summary>
    public string? PasswordFile { get; init; }

    /// <summary><c>Name &lt;address&gt;</c> or an address alone.</summary>
    public string From { get; init; } = "Bakohumas <bakohumas@bakohumas.example>";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // The framework reads "a@x, b@y" as one address with a strange name.
        if (!MailAddress.TryCreate(From, out _) || From.Count(c => c == '@') != 1 || From.AsSpan().ContainsAny('\r', '\n')) yield return new ValidationResult("Mail:From must be one mail address.");
        if (Password is not null && PasswordFile is not null) yield return new ValidationResult("Give Mail:Password or Mail:PasswordFile, not both.");
        if (PasswordFile is not null && !File.Exists(PasswordFile)) yield return new ValidationResult("Mail:PasswordFile does not exist.");
        if (!Sends) yield break;

        if (string.IsNullOrWhiteSpace(Host)) yield return new ValidationResult("Mail:Host is required when Mail:Mode is Smtp.");
        if (MailAddress.TryCreate(From, out var from) && from.Host.EndsWith(".example", StringComparison.OrdinalIgnoreCase)) yield return new ValidationResult("Mail:From is required when Mail:Mode is Smtp.");
        if (User is not null && Password is null && PasswordFile is null) yield return new ValidationResult("Mail:User needs Mail:Password or Mail:PasswordFile.");
        if (User is not null && !StartTls && !IsLocal(Host)) yield return new ValidationResult("Mail:StartTls must stay on when a password goes over the network.");
    }

    private static bool IsLocal(string? host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

internal enum MailMode
{
    /// <summary>Into <c>{Storage:Root}/outbox</c>; nothing leaves the machine.</summary>
    Folder,

    Smtp,
}
