using System.Collections.Concurrent;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Pledges;

/// <summary>
/// A version of a pledge text filled with an event's data: the same for everybody who signs there. Computed, and recorded with the
/// first signature; another place or date gives another hash.
/// </summary>
internal sealed class PledgeTexts
{
    private static readonly Dictionary<string, (string Indonesian, string English)> Statuses = new()
    {
        ["berlaku"] = ("berlaku", "in force"),
        ["berlaku-bersyarat"] = ("berlaku bersyarat", "in force, read conditionally"),
        ["perlu-dicek"] = ("perlu dicek", "to be checked"),
        ["diganti"] = ("diganti", "replaced"),
        ["dicabut"] = ("dicabut", "repealed"),
    };

    /// <summary>Versions are immutable: what was parsed once stays.</summary>
    private readonly ConcurrentDictionary<Guid, PledgeText> parsed = new();

    public async Task<FilledPledge> ForAsync(BakohumasDb db, Event at, CancellationToken cancel)
    {
        if (!parsed.TryGetValue(at.PledgeTextVersionId, out var text))
        {
            var version = await db.PledgeTextVersions.AsNoTracking().SingleAsync(v => v.Id == at.PledgeTextVersionId, cancel);
            text = parsed.GetOrAdd(version.Id, Parse(version));
        }

        return FilledPledge.Of(text.Fill(Values(at, text.Head.Language)), at.PledgeTextVersionId);
    }

    /// <summary>The event's values of a pledge text's placeholders.</summary>
    public static Dictionary<string, string> Values(Event at, string language) => new()
    {
        ["kegiatan"] = at.Name,
        ["tempat"] = at.Venue,
        ["tanggal"] = LongDate.Full(at.StartsAt, at.Zone, language == "en" ? Language.English : Language.Indonesian),
    };

    public static PledgeText Parse(PledgeTextVersion version)
    {
        var template = TemplateReader.Read($"{version.Key}.md", version.Source);
        var english = template.Language == "en";
        var bases = template.LegalBasis.Select(b => new LegalBasis(b.Text, english ? Statuses[b.Status].English : Statuses[b.Status].Indonesian, b.Note)).ToArray();
        return PledgeTextParser.Parse(new(template.Id, template.Title, template.Version, template.Language, bases), template.Body);
    }
}

/// <summary>A pledge text as one event shows it.</summary>
/// <param name="Canonical">What <see cref="Hash"/> covers.</param>
/// <param name="Hash">64 lower-case hex digits.</param>
internal sealed record FilledPledge(PledgeText Text, string Canonical, string Hash, Guid VersionId)
{
    public static FilledPledge Of(PledgeText text, Guid versionId)
    {
        var canonical = text.Canonical();
        return new(text, canonical, PledgeText.HashOf(canonical), versionId);
    }
}
