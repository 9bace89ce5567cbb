namespace Bakohumas.Domain.CheckIn;

/// <summary>Who comes along without a name.</summary>
public enum CompanionKind
{
    Companion,
    Driver,
}

/// <summary>
/// A number of companions or drivers that passed a gate, without names: append-only, counted beside the people with tickets and never
/// among them. A number that was wrong is answered by another row the other way.
/// </summary>
public sealed class Companion
{
    public const int AtMost = 99;

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid DeviceId { get; init; }

    /// <summary>Chosen by the device; unique for it.</summary>
    public required Guid Nonce { get; init; }

    public Guid? OccasionId { get; init; }
    public required CompanionKind Kind { get; init; }

    /// <summary>1 to 99.</summary>
    public required int Number { get; init; }

    public required Direction Direction { get; init; }
    public required string Gate { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset HeardAt { get; init; }
}
