using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>A checked signature with the consents as they were shown.</summary>
/// <param name="Ink">Canonical strokes as JSON, or the typed name.</param>
internal sealed record Signing(SignatureMethod Method, string Ink, GivenConsent PledgeConsent, GivenConsent DataConsent, bool ShowInJoint, Guid Nonce);

/// <summary>A consent with the version and SHA-256 of the sentence that was shown.</summary>
internal sealed record GivenConsent(string Version, string Hash)
{
    public static GivenConsent To(string version, string sentence) =>
        new(version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentence.Normalize(NormalizationForm.FormC)))));
}

/// <summary>What became of a signature.</summary>
internal abstract record SigningDecision
{
    private SigningDecision()
    {
    }

    public sealed record Recorded(Guid PledgeId) : SigningDecision;

    /// <summary>This person has signed in this session; the receipt shows that pledge.</summary>
    public sealed record SignedBefore(Guid PledgeId) : SigningDecision;

    /// <summary>The ticket of a shared tablet is over, used, or its device was revoked.</summary>
    public sealed record PassEnded : SigningDecision;

    public sealed record NotOpen : SigningDecision;

    public sealed record NotInside : SigningDecision;

    /// <summary>A signing sheet was signed in ink and entered: one signature is enough.</summary>
    public sealed record OnPaper : SigningDecision;
}
