namespace Bakohumas.Domain.CheckIn;

/// <summary>The organizer has seen to a chair for somebody whom a door without network let in when there was no seat. Once, and it stays.</summary>
public sealed class SeatCheck
{
    public const int NoteLimit = 2_000;

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid RegistrationId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ByAccountId { get; init; }

    /// <summary>What was done about it; erasable, because people may stand in it.</summary>
    public string? Note { get; set; }
}
