namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// One entry of attendance from paper: who was ticked is in the <see cref="Scan"/> rows that name it, its scan in the files that it
/// owns. Append-only; a row entered by mistake is taken back like every other admission.
/// </summary>
public sealed class AttendanceSheet
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid OccasionId { get; init; }
    public required string Gate { get; init; }

    /// <summary>When the people came, as the officer read it from the paper.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }
    public required Guid EnteredByAccountId { get; init; }
}
