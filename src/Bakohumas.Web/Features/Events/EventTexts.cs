using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>The texts of an event: one for civil servants, and if chosen one for everybody else and one for public relations.</summary>
internal sealed record EventTexts(Guid Main, Guid? Others, Guid? PublicRelations)
{
    /// <returns>Null when a fault was added.</returns>
    public static EventTexts? Read(EventForm form, List<FormFault> faults)
    {
        var before = faults.Count;
        Guid? Chosen(Guid? text, string field)
        {
            if (text is { } id && form.Lists.Texts.All.All(t => t.Id != id)) faults.Add(new(field, "isi.pilih"));
            return text;
        }

        var (main, others, humas) = (Chosen(form.PledgeText, nameof(form.PledgeText)), Chosen(form.OthersText, nameof(form.OthersText)), Chosen(form.PublicRelationsText, nameof(form.PublicRelationsText)));
        // Where only civil servants come, nobody would ever see the other text.
        if (form.Audience.TrueForAll(s => PledgeSignersOf.Status(s) == PledgeSigners.CivilServants)) others = null;
        if (main is null) faults.Add(new(nameof(form.PledgeText), "isi.pilih"));
        return faults.Count > before ? null : new EventTexts(main!.Value, others, humas);
    }
}

/// <summary>A text as it is offered; a draft says so.</summary>
internal sealed record OfferedText(Guid Id, PledgeSigners Signers, Choice Choice);

/// <summary>
/// The texts that can be chosen: of each text the newest released version, and a newer one that is not released yet, marked. Withdrawn
/// and returned ones are for nobody new; what an event has stays choosable whatever became of it.
/// </summary>
internal sealed record OfferedTexts(IReadOnlyList<OfferedText> All)
{
    public static readonly OfferedTexts None = new([]);

    /// <summary>Those written for these signers first, the others behind them under their own heading.</summary>
    public IEnumerable<Choice> For(PledgeSigners signers) => All.OrderBy(t => t.Signers != signers).ThenBy(t => t.Signers).Select(t => t.Choice);

    public static async Task<OfferedTexts> LoadAsync(BakohumasDb db, Officer officer, Wording words, IReadOnlyList<Guid> kept, CancellationToken cancel)
    {
        var mine = db.TextsRunBy(officer).Select(v => v.Id);
        var keep = kept.ToArray();
        var versions = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Key != PledgeTextsAtStart.Oath && (mine.Contains(v.Id) || keep.Contains(v.Id))).Select(v => new
        {
            v.Id,
            v.Key,
            v.Language,
            v.Version,
            v.Title,
            v.Signers,
            v.CreatedAt,
            Returned = db.PledgeTextChecks.Any(c => c.VersionId == v.Id && !c.Passed),
            Released = db.PledgeTextReleases.Any(r => r.VersionId == v.Id),
            Withdrawn = db.PledgeTextWithdrawals.Any(w => w.VersionId == v.Id),
        }).ToListAsync(cancel);
        return new OfferedTexts([.. versions
            .GroupBy(v => (v.Key, v.Language))
            .SelectMany(group =>
            {
                var newest = group.Where(v => !v.Withdrawn && !v.Returned).OrderByDescending(v => v.CreatedAt).ThenByDescending(v => v.Id).ToList();
                var released = newest.Find(v => v.Released);
                return group.Where(v => keep.Contains(v.Id) || v == released || (newest.Count > 0 && v == newest[0]));
            })
            .OrderBy(v => v.Signers).ThenBy(v => v.Language == "id" ? 0 : 1).ThenByDescending(v => v.Released).ThenBy(v => v.Title, StringComparer.Ordinal)
            .Select(v => new OfferedText(v.Id, v.Signers, new Choice(
                v.Id.ToString(), words[v.Released ? "acara.naskah_versi" : "acara.naskah_contoh", ("judul", v.Title), ("versi", v.Version)],
                Group: $"{words.Of(v.Signers)}, {words["acara.bahasa." + v.Language]}")))]);
    }
}
