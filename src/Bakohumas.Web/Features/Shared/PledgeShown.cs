using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// A pledge text to be read: <c>_PledgeText</c> draws title to legal basis, <c>_PledgeStanding</c> says "naskah contoh" or for which
/// election it was given, and which clause is about what.
/// </summary>
/// <param name="GivenFor">Null while the text is a draft.</param>
internal sealed record PledgeShown(PledgeText Text, string? GivenFor)
{
    /// <summary>What a signer fills in is shown as a line to be filled in.</summary>
    public static readonly IReadOnlyDictionary<string, string> Blanks = PledgeText.Personal.ToDictionary(name => name, _ => "………", StringComparer.Ordinal);
}
