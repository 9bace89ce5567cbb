namespace Bakohumas.Domain.Reminders;

/// <summary>
/// The Message-ID of an outbox row (RFC 5322 section 3.6.4), the same at every attempt: when an answer was lost and the mail goes
/// twice, the receiver's program can fold the two.
/// </summary>
public static class MessageId
{
    /// <summary><c>&lt;row-id@host&gt;</c>; the host is that of the sender address.</summary>
    public static string Of(Guid mailId, string host) => $"<{mailId:D}@{host.ToLowerInvariant()}>";
}
