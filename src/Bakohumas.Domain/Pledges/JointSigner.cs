namespace Bakohumas.Domain.Pledges;

/// <summary>
/// Somebody whom the organizer asks to sign the joint paper beside the participants: a witness, an official of an organizing office, the
/// chair. Signs with a link of their own that goes by mail, derived and stored only as its SHA-256 (product 6.1); the organizer never sees it,
/// because whoever sees it could sign in this name. Without an address the person signs in the room, with less assurance.
/// </summary>
public sealed class JointSigner
{
    public const int MostOfAnEvent = 40;

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required JointSignerKind Kind { get; set; }
    public required string Name { get; set; }
    public required string Position { get; set; }
    public required string AgencyName { get; set; }

    /// <summary>Order on the paper among those of one kind, from 1; ties by id.</summary>
    public required int Rank { get; set; }

    /// <summary>Where the link goes; null for somebody without mail, and once it is no longer needed.</summary>
    public string? Mail { get; set; }

    /// <summary>Raised by a resend and by another address: the link before it is dead from then on.</summary>
    public int LinkGeneration { get; set; }
    public required byte[] LinkHash { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public required Guid AddedByAccountId { get; init; }

    /// <summary>Taken off the list; the row and a signature that was given stay.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public Guid? RemovedByAccountId { get; set; }
}

/// <summary>As what somebody signs the joint paper.</summary>
public enum JointSignerKind
{
    Witness,
    CoOrganizer,

    /// <summary>At most one of an event.</summary>
    Chair,
}
