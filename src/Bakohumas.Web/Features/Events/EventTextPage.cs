using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;

namespace Bakohumas.Web.Features.Events;

/// <summary>One of the texts that are signed at an event, and by whom.</summary>
internal sealed record EventTextPart(PledgeSigners Signers, PledgeShown Shown);

/// <summary>The pledge as everybody will sign it at this event, to read beforehand; one part for each text.</summary>
internal sealed record EventTextPage(string Slug, string Event, IReadOnlyList<EventTextPart> Parts, SignatureCount Signatures)
{
    /// <summary>The heading of the page is the title of the text, when there is one only.</summary>
    public PledgeText First => Parts[0].Shown.Text;

    public static EventTextPage Of(Event at, IEnumerable<FilledPledge> texts, SignatureCount signatures) => new(at.Slug, at.Name, [.. texts.Select(filled => new EventTextPart(
        filled.VersionId == at.PublicRelationsTextVersionId && filled.VersionId != at.PledgeTextVersionId ? PledgeSigners.PublicRelations
            : filled.VersionId == at.OthersTextVersionId && filled.VersionId != at.PledgeTextVersionId ? PledgeSigners.Others : PledgeSigners.CivilServants,
        new PledgeShown(filled.Text.FillPerson(PledgeShown.Blanks), filled.GivenFor)))], signatures);
}
