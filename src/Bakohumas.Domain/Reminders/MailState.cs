namespace Bakohumas.Domain.Reminders;

/// <summary>What became of a row of the outbox.</summary>
public enum MailState
{
    Queued,

    /// <summary>Handed to the mail server, which is not yet delivered.</summary>
    Sent,

    /// <summary>Given up after the retry ladder; a person must look.</summary>
    Quarantined,

    /// <summary>Not sent for a reason that the screen names.</summary>
    Skipped,
}
