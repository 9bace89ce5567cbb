using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;

namespace Bakohumas.Domain.Pledges;

/// <summary>
/// A pledge text filled with one event's data and nobody's personal data: what every signer of the event was shown, and what the
/// paper prints of the event around it, so that a paper drawn years later is the one that was signed.
/// Never changed; another place or date makes another row.
/// </summary>
public sealed class FrozenText
{
    public required Guid Id { get; init; }
    public required Guid EventId { get; init; }
    public required Guid PledgeTextVersionId { get; init; }
    public required string Language { get; init; }

    /// <summary>Canonical text (UTF-8, NFC, LF) that <see cref="Hash"/> covers; personal placeholders still stand in it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>, 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }
    public required string EventName { get; init; }
    public string? Theme { get; init; }
    public required string Venue { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required Zone Zone { get; init; }

    /// <summary>The organizing agency by the name it had.</summary>
    public required string Organizer { get; init; }

    /// <summary>The election or period for which the text was released; null when it was a draft, and the paper says "naskah contoh".</summary>
    public string? GivenFor { get; init; }

    /// <summary>Freezes <paramref name="canonical"/> with the event as it stands.</summary>
    /// <param name="givenFor">What the text was released for; null while it is a draft, which its papers then say for good.</param>
    public static FrozenText Of(Guid id, Event at, string organizer, Guid versionId, string language, string canonical, DateTimeOffset now, string? givenFor) => new()
    {
        Id = id, EventId = at.Id, PledgeTextVersionId = versionId, Language = language, Text = canonical, Hash = PledgeText.HashOf(canonical), FrozenAt = now, GivenFor = givenFor,
        EventName = at.Name, Theme = at.Theme, Venue = at.Venue, StartsAt = at.StartsAt, Zone = at.Zone, Organizer = organizer,
    };
}
