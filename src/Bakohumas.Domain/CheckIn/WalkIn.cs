namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// One walk-in form that a door sent, append-only, refused ones too: it holds what is needed to give a known nonce its first answer.
/// Who was let in has a <see cref="Scan"/> and an <see cref="Admission"/> besides, like everybody.
/// </summary>
public sealed class WalkIn
{
    /// <summary>Graphemes of the reason (product.md 6.11).</summary>
    public const int ReasonLimit = 2_000;

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid DeviceId { get; init; }

    /// <summary>
    /// Chosen by the device; unique for it together with <see cref="Forced"/>: a form that was refused while the answer got lost may have
    /// been decided at the door, and what happened there is a second fact.
    /// </summary>
    public required Guid Nonce { get; init; }

    /// <summary>Keyed hash (HMAC-SHA256, as of identity numbers) over the person's fields, gate and reason: the same nonce with others is a conflict (409).</summary>
    public required byte[] RequestHash { get; init; }

    public required bool Forced { get; init; }
    public required string Gate { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>Why nobody was registered; null for who was.</summary>
    public WalkInRefusal? Refusal { get; init; }

    public Guid? RegistrationId { get; init; }
    public Guid? ScanId { get; init; }

    /// <summary>False when the person was registered already and was let in with that ticket.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Let in above the seats.</summary>
    public required bool IsOverCapacity { get; init; }

    /// <summary>Why the supervisor let the person in above the seats; erasable, because people may stand in it.</summary>
    public string? Reason { get; set; }
}

/// <summary>Why a walk-in was not registered: the door's own reasons, and the seats.</summary>
public enum WalkInRefusal
{
    /// <summary>No seat; a supervisor may go on with a reason as long as the hard limit is not reached.</summary>
    Full,

    /// <summary>The room holds no more; nobody can.</summary>
    HardLimit,
    Cancelled,
    TooEarly,
    Closed,
    WrongOccasion,
    DeviceRight,
}
