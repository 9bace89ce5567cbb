namespace Bakohumas.Domain.CheckIn;

/// <summary>How many wrong pairing codes an event was sent in a minute (product 6.3). One row an event, and one for codes that named none.</summary>
public sealed class WrongPairings
{
    /// <summary>More than this many within a minute are too many.</summary>
    public const int PerMinute = 10;

    /// <summary>The event that was named, or <see cref="Guid.Empty"/> when the caller named none.</summary>
    public required Guid Id { get; init; }

    /// <summary>Minutes since 1970.</summary>
    public required long Minute { get; set; }

    public required int Count { get; set; }
}
