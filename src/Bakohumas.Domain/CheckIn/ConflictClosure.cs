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

    /// <summary>One line of at most <see cref="NoteLimit"/> characters; names nobody.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset At { get; init; }
    public required Guid ByAccountId { get; init; }
}
