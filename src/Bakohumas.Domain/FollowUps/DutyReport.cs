namespace Bakohumas.Domain.FollowUps;

/// <summary>What an office reports of a duty; a returned report is followed by a new one, none is changed.</summary>
public sealed class DutyReport
{
    public required Guid Id { get; init; }
    public required Guid DutyId { get; init; }
    public required Guid Nonce { get; init; }
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Local day on which it was done.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Civil servants reached, 0 to 1,000,000.</summary>
    public required int Reached { get; init; }

    /// <summary>https link to the publication; null without one.</summary>
    public string? Link { get; init; }

    public string? Note { get; init; }
}

/// <summary>A photo or PDF of a report.</summary>
public sealed class DutyEvidence
{
    public required Guid Id { get; init; }
    public required Guid ReportId { get; init; }
    public required Guid FileId { get; init; }
    public required int Position { get; init; }
}

/// <summary>An organizer's answer to a report; at most one for each.</summary>
public sealed class DutyReview
{
    public required Guid Id { get; init; }
    public required Guid ReportId { get; init; }
    public required ReviewOutcome Outcome { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ByAccountId { get; init; }
    public string? Note { get; init; }
}
