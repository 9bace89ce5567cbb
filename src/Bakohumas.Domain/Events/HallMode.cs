namespace Bakohumas.Domain.Events;

/// <summary>What the hall's paired screen shows; the organizer switches it (product 6.2).</summary>
public enum HallMode
{
    /// <summary>The arrival QR and how to get in.</summary>
    Arrival,

    /// <summary>The pledge text, for the oath read aloud.</summary>
    Text,

    /// <summary>The count of signatures, rising.</summary>
    Count,

    /// <summary>The notice about safe poses before a photo.</summary>
    Photo,

    Blank,
}
