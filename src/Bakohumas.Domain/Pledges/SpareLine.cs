namespace Bakohumas.Domain.Pledges;

/// <summary>
/// Somebody signed on an empty line of a <see cref="SigningSheet"/>, and an officer said who it is. One person for a line and one line for
/// a person as long as it stands; given to the wrong person, it is taken back and given anew.
/// </summary>
public sealed class SpareLine
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid SheetId { get; init; }

    /// <summary>As printed.</summary>
    public required int Number { get; init; }

    public required Guid RegistrationId { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public required Guid GivenByAccountId { get; init; }
    public DateTimeOffset? TakenBackAt { get; set; }
    public Guid? TakenBackByAccountId { get; set; }
}
