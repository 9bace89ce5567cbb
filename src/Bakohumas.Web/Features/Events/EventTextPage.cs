using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Events;

/// <summary>The pledge as everybody will sign it at this event, to read beforehand.</summary>
internal sealed record EventTextPage(string Slug, string Event, PledgeText Text)
{
    /// <summary>What a signer fills in is shown as a line to be filled in.</summary>
    private static readonly Dictionary<string, string> Blanks = PledgeText.Personal.ToDictionary(name => name, _ => "………", StringComparer.Ordinal);

    public static EventTextPage Of(Event at, PledgeText filled) => new(at.Slug, at.Name, filled.FillPerson(Blanks));
}
