using System.Collections.Concurrent;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Registrations;
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

    /// <summary>What a printed status means to somebody who reads in another language than the text's; null when it says so itself.</summary>
    public static string? StatusFor(string reader, string printed, string language) => reader == language ? null
        : Statuses.Values.Where(s => printed == (language == "en" ? s.English : s.Indonesian)).Select(s => reader == "en" ? s.English : s.Indonesian).FirstOrDefault(s => s != printed);

    /// <summary>Versions are immutable: what was parsed once stays.</summary>
    private readonly ConcurrentDictionary<Guid, PledgeText> parsed = new();

    /// <summary>So are releases; a draft is asked for again each time.</summary>
    private readonly ConcurrentDictionary<Guid, string> releases = new();

    /// <summary>The text of the event that everybody signs for whom it has no other.</summary>
    public Task<FilledPledge> ForAsync(BakohumasDb db, Event at, CancellationToken cancel) => OfAsync(db, at, at.PledgeTextVersionId, cancel);

    /// <summary>The text that this person is shown and signs.</summary>
    public Task<FilledPledge> ForAsync(BakohumasDb db, Event at, Registration signatory, CancellationToken cancel) =>
        OfAsync(db, at, at.TextOf(signatory.Status, signatory.RepresentsPublicRelations), cancel);

    /// <param name="versionId">One of <see cref="Event.TextVersions"/>.</param>
    public async Task<FilledPledge> OfAsync(BakohumasDb db, Event at, Guid versionId, CancellationToken cancel)
    {
        if (!parsed.TryGetValue(versionId, out var text))
        {
            var version = await db.PledgeTextVersions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancel);
            text = parsed.GetOrAdd(version.Id, Parse(version));
        }

        if (!releases.TryGetValue(versionId, out var givenFor)
            && (givenFor = await db.PledgeTextReleases.Where(r => r.VersionId == versionId).Select(r => r.GivenFor).SingleOrDefaultAsync(cancel)) is not null)
            releases.TryAdd(versionId, givenFor);
        return FilledPledge.Of(text.Fill(Values(at, text.Head.Language)), versionId, givenFor);
    }

    /// <summary>The event's values of a pledge text's placeholders.</summary>
    public static Dictionary<string, string> Values(Event at, string language) => new()
    {
        ["kegiatan"] = at.Name,
        ["tempat"] = at.Venue,
        ["tanggal"] = LongDate.Full(at.StartsAt, at.Zone, language == "en" ? Language.English : Language.Indonesian),
    };

    public static PledgeText Parse(PledgeTextVersion version) => Parse(version.Key, version.Source);

    /// <exception cref="TemplateException">The front matter or a placeholder outside the closed sets.</exception>
    /// <exception cref="PledgeTextException">The form of the body.</exception>
    public static PledgeText Parse(string key, string source)
    {
        var template = TemplateReader.Read($"{key}.md", source);
        var english = template.Language == "en";
        var bases = template.LegalBasis.Select(b => new LegalBasis(b.Text, english ? Statuses[b.Status].English : Statuses[b.Status].Indonesian, b.Note)).ToArray();
        return PledgeTextParser.Parse(new(template.Id, template.Title, template.Version, template.Language, bases), template.Body);
    }
}

/// <summary>A pledge text as one event shows it.</summary>
/// <param name="Canonical">What <see cref="Hash"/> covers.</param>
/// <param name="Hash">64 lower-case hex digits.</param>
/// <param name="GivenFor">The election or period of its release; null while it is a draft, shown as "naskah contoh".</param>
internal sealed record FilledPledge(PledgeText Text, string Canonical, string Hash, Guid VersionId, string? GivenFor)
{
    public static FilledPledge Of(PledgeText text, Guid versionId, string? givenFor = null)
    {
        var canonical = text.Canonical();
        return new(text, canonical, PledgeText.HashOf(canonical), versionId, givenFor);
    }
}
