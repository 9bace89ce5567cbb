using Bakohumas.Domain.People;

namespace Bakohumas.Domain.Registrations;

/// <summary>
/// One person's seat at one event. The identity number is kept only encrypted and as a keyed hash; the personal link and the
/// door code are derived (product 6.1), only their SHA-256 is stored.
/// </summary>
public sealed class Registration
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required string Name { get; set; }

    /// <summary>The name as it is searched: NFKC, case-folded, titles stripped.</summary>
    public required string SearchName { get; set; }

    public required EmploymentStatus Status { get; set; }
    public required IdentityType IdentityType { get; set; }

    /// <summary>AES-256-GCM of the number; null without a number, and after erasure.</summary>
    public byte[]? IdentityCipher { get; set; }

    /// <summary>
    /// Keyed hash of the number, or, without one, of the normalised name and mail or phone; unique among an event's living
    /// registrations together with <see cref="IdentityType"/>. Null after erasure.
    /// </summary>
    public required byte[]? IdentityHash { get; set; }

    /// <summary>The number as anybody but its owner sees it: <c>198611** ****** * ***</c>; empty without a number.</summary>
    public required string IdentityMask { get; set; }

    public required Guid AgencyId { get; set; }
    public string? Unit { get; set; }
    public required string Position { get; set; }

    /// <summary>Stands for a position that nobody asked for: walk-ins have six fields.</summary>
    public const string NoPosition = "-";

    public string? Mail { get; set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; set; }

    /// <summary>"Saya mewakili humas": makes this person the owner of the agency's duties when it has no humas contact.</summary>
    public bool RepresentsPublicRelations { get; set; }

    /// <summary>Takes part from afar; counts only while the event offers it.</summary>
    public bool IsOnline { get; set; }

    public required string ConsentVersion { get; init; }
    public required string Language { get; set; }
    public RegistrationState State { get; set; }
    public required DateTimeOffset RegisteredAt { get; init; }
    public DateTimeOffset? CancelledAt { get; set; }
    public RegistrationSource Source { get; init; }

    /// <summary>
    /// Let in by a door without network when there was no seat: this person holds none of <see cref="Events.Event.SeatsTaken"/> and is
    /// counted in <see cref="Events.Event.SeatsOver"/>, until the organizer has seen to a chair.
    /// </summary>
    public bool IsSeatless { get; set; }

    /// <summary>Number of the slip that a door gave this person, at most 12 characters of <c>A-Z 0-9 -</c>; not unique, devices do not know each other's.</summary>
    public string? Slip { get; set; }

    /// <summary>Since when the organizer has this person received: the first admission tells the protocol officer. Null for most.</summary>
    public DateTimeOffset? VipSince { get; set; }


    /// <summary>Set by "jangan ingatkan lagi"; tickets and changes are still sent.</summary>
    public DateTimeOffset? RemindersStoppedAt { get; set; }

    public int LinkGeneration { get; set; }

    /// <summary>SHA-256 of the personal link's token; null after erasure: no link opens what is no longer there.</summary>
    public required byte[]? LinkHash { get; set; }

    public int TicketGeneration { get; set; }

    /// <summary>
    /// When the person was taken out of this row because the time to keep it was over (product 6.11). Agency, status and attendance
    /// stay, as numbers of nobody.
    /// </summary>
    public DateTimeOffset? ErasedAt { get; set; }
}
