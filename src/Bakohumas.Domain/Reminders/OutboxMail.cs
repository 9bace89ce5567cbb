namespace Bakohumas.Domain.Reminders;

/// <summary>
/// A mail as a row: unique by rule, subject and occurrence, so that no reminder goes twice. Holds ids and a language; the rule
/// says which template. Never an address's secret: links are derived when the mail is sent.
/// </summary>
public sealed class OutboxMail
{
    public required Guid Id { get; init; }
    public required MailRule Rule { get; init; }

    /// <summary>The registration, duty, account link or signer of a joint paper that the mail is about; the rule says which.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Distinguishes repetitions of one rule for one subject, for example a calendar sequence; empty when it happens once.</summary>
    public required string Occurrence { get; init; }

    public Guid? EventId { get; init; }
    public required string Language { get; init; }

    /// <summary>Free text of an officer that the template quotes (a reason, a note); null for most, and once the mail is finished.</summary>
    public string? Note { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public MailState State { get; set; }
    public DateTimeOffset? ClaimedUntil { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it was not sent or failed: a key of the wording, or a mail server's code; never an address.</summary>
    public string? Reason { get; set; }

    /// <summary>Keyed hash of the receiving address once known, for the daily cap; no address is kept here.</summary>
    public byte[]? RecipientHash { get; set; }
}

/// <summary>Every mail that the product sends. Reminders count against the daily cap; the others are services.</summary>
public enum MailRule
{
    Ticket,
    LostLink,
    LostLinks,
    EventChanged,
    EventCancelled,
    PledgeThanks,
    PledgeDisputed,
    PledgeWithdrawn,
    JointLink,
    H7,
    H1,
    H0,
    Unsigned1,
    Unsigned3,
    DutyMade,
    DutyDue,
    DutyLate8,
    DutyLate14,
    ReportAccepted,
    ReportReturned,
    AccountInvitation,
    AccountPassword,

    /// <summary>To the protocol officer of the event; the subject is the guest's registration, the occurrence the occasion.</summary>
    VipArrived,
}
