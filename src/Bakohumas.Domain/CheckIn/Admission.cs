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

    /// <summary>Copied from the scan, as gate and time are: the numbers of a full hall are counted in one index.</summary>
    public required AdmissionSource Source { get; init; }

    /// <summary>Copied from the registration for the same reason; it follows when agencies are merged.</summary>
    public required Guid AgencyId { get; set; }

    public required string Gate { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Minutes from 1970 until <see cref="At"/>: always computed, stored so that a query can group by it.</summary>
    public int Minute
    {
        get => MinuteOf(At);
        private set => _ = value;
    }

    public static int MinuteOf(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() / 60);

    /// <summary>The undo that took this admission back; the rows of both stay.</summary>
    public Guid? UndoId { get; set; }
}
