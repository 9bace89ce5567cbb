namespace Bakohumas.Domain.Audit;

/// <summary>
/// One act, written in the transaction of the act, append-only: who, what, on which row, which fields; never a personal value.
/// </summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Closed set, for example <c>registration.made</c>.</summary>
    public required string Act { get; init; }

    public required ActorKind ActorKind { get; init; }

    /// <summary>The account, device, registration or duty that acted; null for the system.</summary>
    public Guid? ActorId { get; init; }

    public required Guid SubjectId { get; init; }
    public Guid? EventId { get; init; }

    /// <summary>Names of the fields that changed, comma-separated; no values.</summary>
    public string? Fields { get; init; }
}

/// <summary>Who acted.</summary>
public enum ActorKind
{
    System,
    Account,
    Device,
    Attendee,
    DutyOwner,

    /// <summary>A witness, co-organizer or chair of the joint paper.</summary>
    JointSigner,
    Public,
}
