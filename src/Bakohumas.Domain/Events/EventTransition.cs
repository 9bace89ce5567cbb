namespace Bakohumas.Domain.Events;

/// <summary>
/// Who moved an event to which state, when, and why; <see cref="ByAccountId"/> is null when the clock did it. Registration that is
/// closed or opened again while the event runs leaves the same row as before it, though the event itself goes on running.
/// </summary>
public sealed class EventTransition
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required EventState State { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? ByAccountId { get; init; }
    public string? Note { get; init; }
}
