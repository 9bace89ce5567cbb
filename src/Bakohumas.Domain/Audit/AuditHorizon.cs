namespace Bakohumas.Domain.Audit;

/// <summary>
/// Entries of the audit before this moment have been kept long enough and may go. Append-only; the database refuses to delete an
/// entry that no horizon has passed, so that a wrong query cannot take the young ones along.
/// </summary>
public sealed class AuditHorizon
{
    public required Guid Id { get; init; }
    public required DateTimeOffset Before { get; init; }
    public required DateTimeOffset At { get; init; }
}
