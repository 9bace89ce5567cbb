namespace Bakohumas.Web.Platform.Templates;

/// <summary>Which closing words a mail carries; they say why it came and whether it can be stopped (product.md 6.10).</summary>
internal enum MailFooter
{
    /// <summary>Tickets, confirmations, changes: needed for the service, cannot be stopped.</summary>
    Service,

    /// <summary>Reminders: need the value <c>tautan_berhenti</c>.</summary>
    Reminder,

    /// <summary>Duties of office: cannot be stopped, and say so.</summary>
    Duty,

    /// <summary>Mail to the address of an office.</summary>
    Agency,

    /// <summary>Accounts of officers.</summary>
    Account,

    /// <summary>Whoever is asked to sign a joint paper beside the participants; the address came from the organizer.</summary>
    Cosigner,

    /// <summary>The protocol officer of an event; the address came from the organizer.</summary>
    Protocol,
}
