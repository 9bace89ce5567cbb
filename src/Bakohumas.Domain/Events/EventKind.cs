namespace Bakohumas.Domain.Events;

/// <summary>What sort of gathering an event is (product.md EV1).</summary>
public enum EventKind
{
    Seminar,
    ThematicMeeting,
    CoordinationMeeting,
    PublicCampaign,
    AwarenessSession,
}
