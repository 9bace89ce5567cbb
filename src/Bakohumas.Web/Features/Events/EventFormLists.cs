using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What can be chosen in the event form.</summary>
internal sealed record EventFormLists(IReadOnlyList<Choice> Texts, IReadOnlyList<Choice> Agencies)
{
    public static readonly EventFormLists Empty = new([], []);

    /// <param name="kept">The event's own text and organizer, which stay choosable whatever became of them.</param>
    public static async Task<EventFormLists> LoadAsync(
        BakohumasDb db, Officer officer, Wording words, (Guid Text, Guid Agency)? kept, CancellationToken cancel)
    {
        var versions = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Key != PledgeTextsAtStart.Oath)
            .Select(v => new { v.Id, v.Key, v.Language, v.Version, v.Title, v.CreatedAt }).ToListAsync(cancel);
        var texts = versions
            .GroupBy(v => (v.Key, v.Language))
            .SelectMany(group => group.OrderByDescending(v => v.CreatedAt).Where((v, i) => i == 0 || v.Id == kept?.Text))
            .OrderBy(v => v.Language == "id" ? 0 : 1).ThenBy(v => v.Title, StringComparer.Ordinal)
            .Select(v => new Choice(v.Id.ToString(), words["acara.naskah_versi", ("judul", v.Title), ("versi", v.Version)], Group: words["acara.bahasa." + v.Language]));
        var agencies = await AgenciesOf(db, officer, kept?.Agency).OrderBy(a => a.Name).Take(2000).Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        return new EventFormLists(
            [.. texts],
            [.. agencies.Select(a => new Choice(a.Id.ToString(), a.Name))]);
    }

    /// <summary>The agencies in whose name the officer may hold an event.</summary>
    public static IQueryable<Domain.Agencies.Agency> AgenciesOf(BakohumasDb db, Officer officer, Guid? kept = null)
    {
        if (officer.Is(Role.Administrator)) return db.Agencies.AsNoTracking().Where(a => !a.IsFreeText);
        var grants = officer.Grants.Where(g => g.Role == Role.Organizer && g.AgencyId is not null).ToList();
        var exact = grants.Where(g => !g.Subtree).Select(g => g.AgencyId!.Value).ToArray();
        var roots = grants.Where(g => g.Subtree).Select(g => g.AgencyId!.Value).ToArray();
        return db.Agencies.AsNoTracking().Where(a => exact.Contains(a.Id) || a.Id == kept
            || db.AgencyAncestors.Any(up => up.AgencyId == a.Id && roots.Contains(up.AncestorId)));
    }
}
