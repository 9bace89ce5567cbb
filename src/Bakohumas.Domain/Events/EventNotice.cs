namespace Bakohumas.Domain.Events;

/// <summary>
/// Something that everybody registered at <see cref="At"/> must be told. Due until <see cref="DoneAt"/>: the mails are made in batches,
/// and a process that dies between two goes on behind <see cref="UpTo"/>.
/// </summary>
public sealed class EventNotice
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required EventNoticeKind Kind { get; init; }

    /// <summary>The event's calendar sequence that this notice announces (RFC 5545).</summary>
    public required int Sequence { get; init; }

    /// <summary>Why, in the words of the officer; quoted in the mail.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }
    public Guid? ByAccountId { get; init; }

    /// <summary>Id of the last registration whose mail was made; registrations are told in the order of their ids.</summary>
    public Guid? UpTo { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>What a notice says.</summary>
public enum EventNoticeKind
{
    Changed,
    Cancelled,
}
