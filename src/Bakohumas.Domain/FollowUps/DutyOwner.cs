using System.Diagnostics;

namespace Bakohumas.Domain.FollowUps;

/// <summary>An attendee of an agency as far as the choice of an owner asks.</summary>
/// <param name="RepresentsPublicRelations">Said "saya mewakili humas" at registration.</param>
/// <param name="FirstAdmittedAt">First admission that was not undone.</param>
public sealed record DutyAttendee(Guid RegistrationId, bool RepresentsPublicRelations, DateTimeOffset FirstAdmittedAt);

/// <summary>Who owns a duty (product.md 6.9); the organizer can change it later.</summary>
public abstract record DutyOwner
{
    private DutyOwner()
    {
    }

    public sealed record Contact(Guid ContactId) : DutyOwner;

    public sealed record Attendee(Guid RegistrationId) : DutyOwner;

    /// <summary>The agency sent nobody; no duty arises.</summary>
    public sealed record Nobody : DutyOwner;

    public T Match<T>(Func<Contact, T> contact, Func<Attendee, T> attendee, Func<Nobody, T> nobody) => this switch
    {
        Contact one => contact(one),
        Attendee one => attendee(one),
        Nobody one => nobody(one),
        _ => throw new UnreachableException(),
    };

    /// <summary>The humas contact; if none, the attendee who said "mewakili humas"; if none, the first attendee. Equal times fall to the lower id.</summary>
    public static DutyOwner Choose(Guid? publicRelationsContactId, IReadOnlyCollection<DutyAttendee> attendees)
    {
        if (attendees.Count == 0) return new Nobody();
        if (publicRelationsContactId is { } contactId) return new Contact(contactId);
        return new Attendee(attendees
            .OrderByDescending(one => one.RepresentsPublicRelations)
            .ThenBy(one => one.FirstAdmittedAt)
            .ThenBy(one => one.RegistrationId)
            .First().RegistrationId);
    }
}
