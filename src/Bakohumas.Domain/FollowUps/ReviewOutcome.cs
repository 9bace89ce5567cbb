namespace Bakohumas.Domain.FollowUps;

/// <summary>What a reviewer decided about a filed report.</summary>
public enum ReviewOutcome
{
    Accepted,
    Returned,
}
