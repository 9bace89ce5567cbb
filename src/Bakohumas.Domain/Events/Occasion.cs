namespace Bakohumas.Domain.Events;

/// <summary>A day or session of an event; a person is admitted once to each. An event of one day has one.</summary>
public sealed class Occasion
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public string? Name { get; set; }
    public required DateTimeOffset StartsAt { get; set; }
    public required DateTimeOffset EndsAt { get; set; }
}
