namespace Bakohumas.Domain.Pledges;

/// <summary>
/// What a signer states about a pledge afterwards; a new fact beside it, once of each kind, never changed. Not signing is stated
/// nowhere (product.md 2.10).
/// </summary>
public sealed class PledgeStatement
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid PledgeId { get; init; }
    public required StatementKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Kinds of <see cref="PledgeStatement"/>.</summary>
public enum StatementKind
{
    /// <summary>"Bukan saya": the holder of the link says that somebody else signed. Told to the organizer, not to the public.</summary>
    NotMe,

    /// <summary>The signer takes the pledge back; its paper verifies as withdrawn.</summary>
    Withdrawn,
}
