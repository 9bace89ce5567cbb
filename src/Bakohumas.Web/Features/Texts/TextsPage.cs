using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>How the list is narrowed.</summary>
internal sealed record TextFilter(string? Search, TextStanding? Standing, string? Language);

/// <summary>One text: its newest version, the draft of the next one, and how much it is used, all versions together.</summary>
/// <param name="VersionId">Null before the first version.</param>
internal sealed record TextRow(
    Guid? VersionId, Guid? DraftId, string Title, string Key, string Language, string? Version, PledgeSigners Signers, TextStanding? Standing, string? Agency, int Events, int Signed);

/// <summary>The texts that an officer may use, newest version first.</summary>
internal sealed record TextsPage(IReadOnlyList<TextRow> Rows, TextFilter Filter, int All)
{
    /// <summary>An organization has tens of texts; a list that is longer is searched.</summary>
    private const int Most = 200;

    public static async Task<TextsPage> LoadAsync(BakohumasDb db, Officer officer, TextFilter filter, CancellationToken cancel)
    {
        var versions = await db.TextsOf(officer).AsNoTracking().Where(v => v.Key != TextReading.Oath).Select(v => new
        {
            v.Id,
            v.Key,
            v.Language,
            v.Version,
            v.Title,
            v.Signers,
            v.CreatedAt,
            Agency = db.Agencies.Where(a => a.Id == v.AgencyId).Select(a => a.Name).FirstOrDefault(),
            Passed = db.PledgeTextChecks.Where(c => c.VersionId == v.Id).Select(c => (bool?)c.Passed).FirstOrDefault(),
            Released = db.PledgeTextReleases.Any(r => r.VersionId == v.Id),
            Withdrawn = db.PledgeTextWithdrawals.Any(w => w.VersionId == v.Id),
            Events = db.Events.Count(e => e.PledgeTextVersionId == v.Id || e.OthersTextVersionId == v.Id || e.PublicRelationsTextVersionId == v.Id),
            Signed = db.Pledges.Count(p => db.FrozenTexts.Any(f => f.Id == p.FrozenTextId && f.PledgeTextVersionId == v.Id)),
        }).ToListAsync(cancel);
        var drafts = await db.DraftsOf(officer).AsNoTracking()
            .Select(d => new { d.Id, d.Key, d.Language, d.Title, d.Signers, Agency = db.Agencies.Where(a => a.Id == d.AgencyId).Select(a => a.Name).FirstOrDefault() }).ToListAsync(cancel);

        var rows = versions.GroupBy(v => (v.Key, v.Language)).Select(group =>
        {
            var newest = group.MaxBy(v => (v.CreatedAt, v.Id))!;
            var standing = TextStandings.Of(newest.Passed, newest.Released, newest.Withdrawn);
            return new TextRow(newest.Id, drafts.Find(d => (d.Key, d.Language) == group.Key)?.Id, newest.Title, newest.Key, newest.Language, newest.Version, newest.Signers,
                standing, newest.Agency, group.Sum(v => v.Events), group.Sum(v => v.Signed));
        }).Concat(drafts.Where(d => versions.TrueForAll(v => (v.Key, v.Language) != (d.Key, d.Language)))
            .Select(d => new TextRow(null, d.Id, d.Title, d.Key, d.Language, null, d.Signers, null, d.Agency, 0, 0))).ToList();

        var wanted = SearchKey.Of(filter.Search ?? "");
        var shown = rows
            .Where(r => wanted.Length == 0 || SearchKey.Of($"{r.Title} {r.Key} {r.Agency}").Contains(wanted, StringComparison.Ordinal))
            .Where(r => filter.Standing is null || r.Standing == filter.Standing)
            .Where(r => string.IsNullOrEmpty(filter.Language) || r.Language == filter.Language)
            .OrderBy(r => r.Agency is null).ThenBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Language == "id" ? 0 : 1)
            .Take(Most).ToList();
        return new TextsPage(shown, filter, rows.Count);
    }
}
