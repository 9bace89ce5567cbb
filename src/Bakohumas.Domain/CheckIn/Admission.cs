namespace Bakohumas.Domain.CheckIn;

/// <summary>
/// The first admission of a registration to an occasion; the database refuses a second one that is not undone
/// (partial unique index on registration and occasion).
/// </summary>
public sealed class Admission
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid RegistrationId { get; init; }
    public required Guid OccasionId { get; init; }
    public required Guid ScanId { get; init; }
    public required string Gate { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The undo that took this admission back; the rows of both stay.</summary>
    public Guid? UndoId { get; set; }
}
