namespace Bakohumas.Domain.Pledges;

/// <summary>The span in which an event's pledge can be signed; opened and closed by the organizer, at most one open at a time.</summary>
public sealed class SigningSession
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required Guid OpenedByAccountId { get; init; }
    public SigningMode Mode { get; set; }

    /// <summary>Closes by itself at this instant, which may lie after the event; null: somebody closes it.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>Whether papers of this session print identity numbers in full: the event's choice when it opened, told to signers before they sign.</summary>
    public bool PrintsFullNumber { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedByAccountId { get; set; }

    /// <summary>Pledges recorded in this session; raised in the act that records one, which also gives the pledge its number.</summary>
    public int SignedCount { get; set; }
}
