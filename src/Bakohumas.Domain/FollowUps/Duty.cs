namespace Bakohumas.Domain.FollowUps;

/// <summary>
/// What an attending agency owes after an event: an object with an owner, a due date, reminders, evidence and review.
/// Unique by event, agency and kind. Its state is computed (<see cref="DutyState"/>), never stored.
/// </summary>
public sealed class Duty
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid AgencyId { get; init; }
    public required DutyKind Kind { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The owner is a contact of the agency or, if it has none, an attendee (product 6.9); one of the two.</summary>
    public Guid? OwnerContactId { get; set; }

    public Guid? OwnerRegistrationId { get; set; }
    public int LinkGeneration { get; set; }

    /// <summary>SHA-256 of the token of <c>/tindak-lanjut/{token}</c>.</summary>
    public required byte[] LinkHash { get; set; }

    /// <summary>When a person first opened the link in a browser (posted by the page, so that mail scanners do not count).</summary>
    public DateTimeOffset? OpenedAt { get; set; }
}
