namespace Bakohumas.Domain.Events;

/// <summary>Where an event stands in its life (product.md EV2).</summary>
public enum EventState
{
    Draft,
    Published,
    RegistrationClosed,
    Running,
    Finished,
    Cancelled,
}
