using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Web.Features.Events;

/// <summary>An event as one line of a list.</summary>
/// <param name="People">Registered, with a seat or without one.</param>
internal sealed record EventCard(
    string Slug, string Name, EventKind Kind, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Zone Zone, string Place, string Venue,
    int Capacity, int People)
{
    public int SeatsLeft => Math.Max(0, Capacity - People);

    /// <summary>Venue and place; a venue that names its town already is not followed by it.</summary>
    public string Where => Venue.Contains(Place, StringComparison.OrdinalIgnoreCase) ? Venue : $"{Venue}, {Place}";

    public bool IsFull => State == EventState.Published && SeatsLeft == 0;

    /// <summary>Kind of the status mark: ok, warn, bad, info, accent or none.</summary>
    public static string Mark(EventState state, bool isFull) => state switch
    {
        EventState.Published => isFull ? "warn" : "ok",
        EventState.RegistrationClosed => "info",
        EventState.Running => "accent",
        EventState.Cancelled => "bad",
        EventState.Draft or EventState.Finished => "none",
    };

    /// <summary>Wording key of the state as visitors understand it.</summary>
    public static string Word(EventState state, bool isFull) => isFull ? "acara.penuh" : $"EventState.{state}";

    public static string Icon(EventState state) => state switch
    {
        EventState.Draft => "pencil",
        EventState.Published => "check-circle",
        EventState.RegistrationClosed => "lock",
        EventState.Running => "broadcast",
        EventState.Finished => "check2-circle",
        EventState.Cancelled => "x-circle",
    };
}
