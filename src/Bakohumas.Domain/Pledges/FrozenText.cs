namespace Bakohumas.Domain.Pledges;

/// <summary>
/// A pledge text filled with one event's data and nobody's personal data: what every signer of the event was shown.
/// Never changed; another place or date makes another row.
/// </summary>
public sealed class FrozenText
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid PledgeTextVersionId { get; init; }
    public required string Language { get; init; }

    /// <summary>Canonical text (UTF-8, NFC, LF) that <see cref="Hash"/> covers; personal placeholders still stand in it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>, 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }
}
