namespace Bakohumas.Domain.Tickets;

/// <summary>
/// One generation of a registration's door code. Older generations stay, so that a replaced ticket is refused as replaced
/// and not as unknown; the valid one equals the registration's ticket generation.
/// </summary>
public sealed class TicketCode
{
    public required Guid Id { get; init; }
    public required Guid RegistrationId { get; init; }
    public required int Generation { get; init; }

    /// <summary>SHA-256 of the normalised 16 characters.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
