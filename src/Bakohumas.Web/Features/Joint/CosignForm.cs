using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;

namespace Bakohumas.Web.Features.Joint;

/// <summary>What became of a signature of the joint paper.</summary>
internal enum CosignOutcome
{
    Recorded,

    /// <summary>Text, name or office changed since the page was shown.</summary>
    Changed,

    NoInk,
    NoConsent,
}

/// <summary>The form of <c>/saksi/{token}</c>; the same names as the participants' (product 6.6), so that the same pad fills it.</summary>
internal sealed record CosignForm
{
    public string TextHash { get; init; } = "";

    /// <summary><see cref="CosignState.Shown"/> of the page.</summary>
    public string Signer { get; init; } = "";

    public string? Method { get; init; }
    public string? Name { get; init; }
    public string? Strokes { get; init; }
    public bool ConsentPledge { get; init; }
    public Guid Nonce { get; init; }

    public SignatureMethod? SignatureMethod => Method switch { "drawn" => Domain.Pledges.SignatureMethod.Drawn, "typed" => Domain.Pledges.SignatureMethod.Typed, _ => null };

    /// <summary>Canonical strokes, or the typed name; null when it is no signature.</summary>
    public string? Ink() => SignatureMethod switch
    {
        Domain.Pledges.SignatureMethod.Drawn => StrokeSet.Parse(Strokes)?.ToJson(),
        Domain.Pledges.SignatureMethod.Typed => PersonName.Check(Name, TypedLines.CanDraw) is NameDecision.Accepted name ? name.Name.Text : null,
        _ => null,
    };
}
