using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Events;

/// <summary>A seminar or meeting from invitation to proof. Its state changes only together with an <see cref="EventTransition"/>.</summary>
public sealed class Event
{
    public required Guid Id { get; init; }

    /// <summary>The name in the address; unique, never changed once published, because people print it.</summary>
    public required string Slug { get; set; }

    public required EventKind Kind { get; set; }
    public required EventLevel Level { get; set; }
    public required string Name { get; set; }
    public string? Theme { get; set; }

    /// <summary>Name, theme and place as they are searched (<see cref="SearchKey"/>): always computed, stored so that a query can ask for it.</summary>
    public string SearchText
    {
        get => SearchTextOf(Name, Theme, Venue);
        private set => _ = value;
    }

    public required string Venue { get; set; }
    public string? Room { get; set; }

    /// <summary>Two digits; with <see cref="RegencyCode"/> the place of the event, never the scope of its people.</summary>
    public required string ProvinceCode { get; set; }

    public string? RegencyCode { get; set; }
    public required Zone Zone { get; set; }
    public required DateTimeOffset StartsAt { get; set; }
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>Seats, 1 to 100,000. Registration raises <see cref="SeatsTaken"/> only by a guarded update, never above it.</summary>
    public required int Capacity { get; set; }

    /// <summary>
    /// How many the room may hold at all, not below <see cref="Capacity"/>: a supervisor at the door may go up to it, nobody above it.
    /// Null: the seats are the limit.
    /// </summary>
    public int? HardLimit { get; set; }

    /// <summary>Seats that are held; above <see cref="Capacity"/> only by a supervisor's written reason, never above the hard limit.</summary>
    public int SeatsTaken { get; set; }

    /// <summary>
    /// People whom a door without network let in when there was no seat. They hold none, and they sit somewhere: a seat is free only when
    /// <see cref="SeatsTaken"/> and these together are fewer than <see cref="Capacity"/>.
    /// </summary>
    public int SeatsOver { get; set; }

    public required IReadOnlyList<EmploymentStatus> Audience { get; set; }
    /// <summary>The text of civil servants, and of everybody for whom there is no other one.</summary>
    public required Guid PledgeTextVersionId { get; set; }

    /// <summary>The text of those who are no civil servants.</summary>
    public Guid? OthersTextVersionId { get; set; }

    /// <summary>The text of those who represent public relations, whatever their status.</summary>
    public Guid? PublicRelationsTextVersionId { get; set; }

    public required Guid OrganizerAgencyId { get; init; }

    /// <summary>Whether documents print identity numbers in full instead of masked.</summary>
    public bool PrintsFullNumber { get; set; }

    /// <summary>Language of mails and documents: <c>id</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    public required string ContactName { get; set; }

    /// <summary>Mail or phone of the committee, printed in mails.</summary>
    public required string ContactReach { get; set; }

    /// <summary>Who receives guests of honour; told by mail of the first admission of each. Null when there is none.</summary>
    public string? ProtocolName { get; set; }

    public string? ProtocolMail { get; set; }

    /// <summary>Address of the online meeting (https). With it the event takes people from afar too; it is never shown on a public page.</summary>
    public string? OnlineLink { get; set; }

    public EventState State { get; set; }

    /// <summary>
    /// Since when nobody may register any more; null while registration is open. A fact of its own, because an event that starts
    /// stays closed: who closed it meant the list, and not only the days before.
    /// </summary>
    public DateTimeOffset? RegistrationClosedAt { get; set; }

    /// <summary>SEQUENCE of the calendar file (RFC 5545); rises with every change that attendees were told of.</summary>
    public int CalendarSequence { get; set; }

    /// <summary>What the hall's screen shows now.</summary>
    public HallMode HallMode { get; set; }

    /// <summary>Closed until the organizer opens it: the code on the screen is weaker than a person at the door.</summary>
    public SelfCheckIn SelfCheckIn { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes with every edit; two people editing the same event do not overwrite each other unseen.</summary>
    public Guid Stamp { get; set; }

    /// <summary>The text versions that are signed here, each once.</summary>
    public IReadOnlyList<Guid> TextVersions =>
        [.. new[] { PledgeTextVersionId, OthersTextVersionId, PublicRelationsTextVersionId }.OfType<Guid>().Distinct()];

    /// <summary>The text that this person is shown and signs.</summary>
    public Guid TextOf(EmploymentStatus status, bool representsPublicRelations) =>
        representsPublicRelations && PublicRelationsTextVersionId is { } humas ? humas
        : PledgeSignersOf.Status(status) == PledgeSigners.Others && OthersTextVersionId is { } others ? others
        : PledgeTextVersionId;

    /// <summary>Whose text this version is here; nobody's when the event has others.</summary>
    public SheetSigners SignersOf(Guid versionId)
    {
        SheetSigners If(EmploymentStatus status, bool representsPublicRelations, SheetSigners signers) =>
            TextOf(status, representsPublicRelations) == versionId ? signers : SheetSigners.None;
        return If(EmploymentStatus.Pns, false, SheetSigners.CivilServants) | If(EmploymentStatus.NonAsn, false, SheetSigners.Others)
            | If(EmploymentStatus.Pns, true, SheetSigners.CivilServantsInPublicRelations) | If(EmploymentStatus.NonAsn, true, SheetSigners.OthersInPublicRelations);
    }

    /// <summary><see cref="SearchText"/> of these texts.</summary>
    public static string SearchTextOf(string name, string? theme, string venue) => SearchKey.Of($"{name} {theme} {venue}");
}
