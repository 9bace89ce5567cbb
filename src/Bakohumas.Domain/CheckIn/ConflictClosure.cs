namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// What a person found out about two admissions of one ticket. Said once, and it stays; both rows stay as they are, because each door
/// saw somebody.
/// </summary>
public sealed class ConflictClosure
{
    public const int NoteLimit = 300;

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }

    /// <summary>The scan that came second to the server.</summary>
    public required Guid ScanId { get; init; }

    /// <summary>One line of at most <see cref="NoteLimit"/> characters, meant to name nobody; null once its time is over.</summary>
    public string? Note { get; set; }

    public required DateTimeOffset At { get; init; }
    public required Guid ByAccountId { get; init; }
}
