using System.Diagnostics;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Platform.Mail;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>What an outbox row turns into at the moment it is due, resolved from its ids; links exist only in here, never in a row.</summary>
internal abstract record MailPaper
{
    private MailPaper()
    {
    }

    /// <param name="UsefulUntil">From this instant on the mail would tell nothing true; null for a mail that is always useful.</param>
    public sealed record Ready(Mailbox To, Zone Zone, DateTimeOffset? UsefulUntil, Func<Message> Write) : MailPaper;

    /// <summary>Not to be sent, for good.</summary>
    public sealed record NotSent(SkipReason Reason) : MailPaper;

    public T Match<T>(Func<Ready, T> ready, Func<NotSent, T> notSent) => this switch
    {
        Ready one => ready(one),
        NotSent one => notSent(one),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Why a mail is not sent; stored by name in the row, worded on the screen "who gets what".</summary>
internal enum SkipReason
{
    NoAddress,
    AddressUnreadable,
    RegistrationCancelled,
    EventCancelled,
    RemindersStopped,
    AlreadySigned,

    /// <summary>Nobody can sign any more, or not yet.</summary>
    SigningClosed,
    DidNotCome,
    ReportArrived,
    NoOwner,
    LinkUsed,

    /// <summary>A newer link went out before this one did.</summary>
    LinkReplaced,
    TooLate,

    /// <summary>The program died between the server's answer and our note of it; a reminder is not risked twice (RFC 1047).</summary>
    Ambiguous,
    Gone,
}
