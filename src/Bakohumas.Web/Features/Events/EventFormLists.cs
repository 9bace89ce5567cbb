using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What can be chosen in the event form.</summary>
internal sealed record EventFormLists(OfferedTexts Texts, IReadOnlyList<Choice> Agencies)
{
    public static readonly EventFormLists Empty = new(OfferedTexts.None, []);

    /// <param name="kept">The event's own texts and organizer, which stay choosable whatever became of them.</param>
    public static async Task<EventFormLists> LoadAsync(
        BakohumasDb db, Officer officer, Wording words, (IReadOnlyList<Guid> Texts, Guid Agency)? kept, CancellationToken cancel)
    {
        var texts = await OfferedTexts.LoadAsync(db, officer, words, kept?.Texts ?? [], cancel);
        var agencies = await AgenciesOf(db, officer, kept?.Agency).OrderBy(a => a.Name).Take(2000).Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        return new EventFormLists(
            texts,
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
