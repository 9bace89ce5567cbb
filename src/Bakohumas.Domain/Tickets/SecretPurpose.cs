namespace Bakohumas.Domain.Tickets;

/// <summary>What a derived secret opens; each purpose yields an unrelated secret for the same row (product.md 6.1).</summary>
public enum SecretPurpose
{
    /// <summary><c>/tiket/{token}</c>: the person.</summary>
    TicketLink,

    /// <summary><c>/t/{code}</c>: the entrance.</summary>
    DoorCode,

    /// <summary><c>/tindak-lanjut/{token}</c>: the duty of an office.</summary>
    FollowUpLink,

    /// <summary>An invitation to an account, or a forgotten password.</summary>
    AccountLink,

    /// <summary>One-click "jangan ingatkan lagi" of one event.</summary>
    Unsubscribe,

    /// <summary>"Bukan saya yang menandatangani", and withdrawal.</summary>
    NotMe,

    /// <summary>An agency's invitation to register its people.</summary>
    InvitationLink,

    /// <summary>Confirmation of a mail address.</summary>
    MailConfirmation,

    /// <summary><c>/saksi/{token}</c>: a witness, co-organizer or chair of a joint paper.</summary>
    JointSignerLink,
}
