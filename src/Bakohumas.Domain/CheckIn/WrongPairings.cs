namespace Bakohumas.Domain.CheckIn;

/// <summary>How many wrong pairing codes an event was sent in a minute from one address (product 6.3). One row an event and address, and one an address for codes that named none.</summary>
public sealed class WrongPairings
{
    /// <summary>More than this many within a minute are too many.</summary>
    public const int PerMinute = 10;

    /// <summary>Keyed hash of the event that was named, or of none, and the caller's network.</summary>
    public required Guid Id { get; init; }

    /// <summary>Minutes since 1970.</summary>
    public required long Minute { get; set; }

    public required int Count { get; set; }
}
