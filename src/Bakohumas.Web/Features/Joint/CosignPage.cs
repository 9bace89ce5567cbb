using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Platform.Pledges;

namespace Bakohumas.Web.Features.Joint;

/// <summary>What a witness, co-organizer or chair reads and fills in.</summary>
internal sealed record CosignPage
{
    /// <summary>Address of the page and of what stands below it.</summary>
    public required string Home { get; init; }

    public required JointAssurance Assurance { get; init; }
    public required string EventName { get; init; }
    public required Zone Zone { get; init; }
    public required JointSignerKind Kind { get; init; }
    public required string Name { get; init; }
    public required string Position { get; init; }
    public required string AgencyName { get; init; }

    /// <summary>What the participants sign, the main text first.</summary>
    public required IReadOnlyList<CosignText> Texts { get; init; }

    /// <summary>Of everything in <see cref="Texts"/>.</summary>
    public required string TextHash { get; init; }

    /// <summary><see cref="CosignState.Shown"/>.</summary>
    public required string Signer { get; init; }

    public required int Signed { get; init; }
    public required DateTimeOffset? SignedAt { get; init; }
    public required string Consent { get; init; }
    public required CosignForm Form { get; init; }
    /// <summary>Joint papers of what this person signed; empty while nobody else has signed.</summary>
    public required IReadOnlyList<JointTextLine> Papers { get; init; }

    public bool HasChanged { get; init; }

    /// <summary>On a device of the organizer, who gets it back: the paper is not handed out there.</summary>
    public bool IsHandedOver => Assurance == JointAssurance.OrganizersDevice;

    /// <summary>The signer in the panel, where the device goes back to.</summary>
    public string PanelHome => Home[..Home.LastIndexOf('/')];
}

/// <summary>One text of the event.</summary>
internal sealed record CosignText(PledgeText Text, string Hash)
{
    private static readonly Dictionary<string, string> Blanks = PledgeText.Personal.ToDictionary(name => name, _ => "………", StringComparer.Ordinal);

    /// <summary>With open lines where a participant stands.</summary>
    public PledgeText Readable => Text.FillPerson(Blanks);
}
