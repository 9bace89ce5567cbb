namespace Bakohumas.Domain.CheckIn;

/// <summary>What a person decided about a row that a revoked device brought afterwards: it counts, or it does not. Once, and it stays.</summary>
public sealed class ScanReview
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid ScanId { get; init; }
    public required bool IsConfirmed { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ByAccountId { get; init; }
}
