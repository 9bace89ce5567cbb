namespace Bakohumas.Domain.Pledges;

/// <summary>One thing to read before signing, chosen by the organizer; taken off the list it stays for those who read it.</summary>
public sealed class ReadingEntry
{
    public const int Fewest = 3;
    public const int Most = 10;

    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }

    /// <summary>Place in the list, from 1.</summary>
    public required int Place { get; set; }

    public required string Title { get; init; }

    /// <summary>https; null for a regulation that is named and not linked.</summary>
    public string? Link { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>A person said that they read an entry.</summary>
public sealed class ReadingMark
{
    public required Guid Id { get; init; }

    /// <summary>Unique with <see cref="EntryId"/>.</summary>
    public required Guid RegistrationId { get; init; }

    public required Guid EntryId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>True for "read in another way, or read to me": paper, screen reader, reader in the hall.</summary>
    public required bool Otherwise { get; init; }
}
