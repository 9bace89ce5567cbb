using Bakohumas.Domain.People;

namespace Bakohumas.Web.Platform.Mail;

/// <summary>
/// One mail to one person. The recipient is a checked <see cref="Mailbox"/>, so nothing typed by anybody can add a header or a second recipient.
/// </summary>
internal sealed record Message
{
    public required Mailbox To { get; init; }

    /// <summary>Shown beside the address; any text, control characters are dropped.</summary>
    public string? ToName { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>Stable for one outbox row, so that a repeated attempt is the same message (RFC 5322 section 3.6.4); letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public InlinePicture? Picture { get; init; }

    public CalendarPart? Calendar { get; init; }

    /// <summary>Address of the one-click unsubscribe (RFC 8058): a POST to it with <c>List-Unsubscribe=One-Click</c> must work without a session.</summary>
    public Uri? Unsubscribe { get; init; }
}

/// <summary>A PNG that the HTML part shows as <c>cid:{ContentId}</c>.</summary>
internal sealed record InlinePicture(string ContentId, byte[] Png);

/// <summary>A calendar file (RFC 5545) and its METHOD: REQUEST, CANCEL or PUBLISH (RFC 5546).</summary>
internal sealed record CalendarPart(string Text, string Method);
