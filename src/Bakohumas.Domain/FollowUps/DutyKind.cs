namespace Bakohumas.Domain.FollowUps;

/// <summary>What an office owes after an event: internal awareness (sosialisasi) or publishing the message (product.md TL1).</summary>
public enum DutyKind
{
    Awareness,
    Publication,
}
