using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;

namespace Bakohumas.Domain.CheckIn;

/// <summary>Everything a door's verdict depends on, read in one transaction.</summary>
/// <param name="Right">What the device was paired for.</param>
/// <param name="StartsAt">Start of the event; doors open <see cref="AdmissionRules.DoorsOpenBefore"/> earlier.</param>
/// <param name="Ticket">The ticket that was scanned; null when nobody knows the code.</param>
/// <param name="HasOccasion">Whether the call falls on an occasion (day or session) of the event.</param>
/// <param name="Forced">Decided at the door without the server: a fact that clocks and states do not undo (product 6.3).</param>
public sealed record AdmissionFacts(
    DeviceRight Right, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    TicketFacts? Ticket, bool HasOccasion, Direction Direction, bool Forced)
{
    /// <summary>The call asks for the occasion of the moment and for no particular one: then having none means that the next day's doors are still closed.</summary>
    public bool NamesNone { get; init; }

    /// <summary>The ticket was chosen from the search by name; nobody held it out.</summary>
    public bool IsByRoster { get; init; }

    /// <summary>The person read this screen's code and pressed the button; a screen admits nobody else.</summary>
    public bool IsSelfCheckIn { get; init; }
}

/// <summary>A known ticket as the door sees it.</summary>
/// <param name="IsOfThisEvent">Whether it belongs to the device's event.</param>
/// <param name="IsCurrent">Whether its code is the latest generation.</param>
/// <param name="First">The first admission to this occasion that was not undone.</param>
/// <param name="IsInside">Whether the latest movement at this occasion was inward.</param>
public sealed record TicketFacts(bool IsOfThisEvent, bool IsCurrent, RegistrationState State, FirstEntry? First, bool IsInside);

/// <summary>Where and when a person was first admitted to an occasion.</summary>
public sealed record FirstEntry(string Gate, DateTimeOffset At);
