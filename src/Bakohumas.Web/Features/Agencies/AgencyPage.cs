using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Agencies;

internal sealed record ContactRow(Guid Id, ContactRole Role, string Name, string? Position, string? Mail, string? Phone);

/// <summary>Somebody who sees the people of an agency by name, and by which role.</summary>
internal sealed record Watcher(Guid AccountId, string Name, Role Role);

/// <summary>One agency: where it stands, whom it answers with, who sees its people.</summary>
internal sealed record AgencyPage(
    Guid Id, string Name, AgencyType Type, string? RegionCode, Guid? ParentId, string? Parent, bool IsFreeText, int People,
    IReadOnlyList<ContactRow> Contacts, IReadOnlyList<Watcher> Watchers)
{
    public string? Region => RegionNames.Of(RegionCode);

    public static async Task<AgencyPage?> LoadAsync(BakohumasDb db, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == id && a.SearchName != "").Select(a => new
        {
            a.Name, a.Type, a.ProvinceCode, a.RegencyCode, a.ParentId, a.IsFreeText,
            Parent = db.Agencies.Where(p => p.Id == a.ParentId).Select(p => p.Name).FirstOrDefault(),
            People = db.Registrations.Count(r => r.AgencyId == a.Id),
        }).SingleOrDefaultAsync(cancel);
        if (agency is null) return null;

        var today = DateOnly.FromDateTime(now.UtcDateTime.AddHours(7));
        var contacts = await db.AgencyContacts.AsNoTracking().Where(c => c.AgencyId == id && (c.ValidTo == null || c.ValidTo > today)).OrderBy(c => c.Role).ThenBy(c => c.Name)
            .Select(c => new ContactRow(c.Id, c.Role, c.Name, c.Position, c.Mail, c.Phone)).ToListAsync(cancel);
        var above = await db.AgencyAncestors.AsNoTracking().Where(a => a.AgencyId == id).Select(a => a.AncestorId).ToListAsync(cancel);
        var place = new AgencyPlace(id, agency.Type, agency.ProvinceCode, agency.RegencyCode, agency.IsFreeText, above);
        return new AgencyPage(
            id, agency.Name, agency.Type, agency.RegencyCode ?? agency.ProvinceCode, agency.ParentId, agency.Parent, agency.IsFreeText, agency.People,
            contacts, await WatchersAsync(db, place, now, cancel));
    }

    // The same rule that the regional pages ask, grant by grant, so that this page cannot say anything else.
    private static async Task<List<Watcher>> WatchersAsync(BakohumasDb db, AgencyPlace place, DateTimeOffset now, CancellationToken cancel)
    {
        var grants = await (
            from grant in db.Grants.AsNoTracking()
            where grant.Role != Role.Organizer && (grant.EndedAt == null || grant.EndedAt > now)
            join account in db.Users on grant.AccountId equals account.Id
            where account.DisabledAt == null
            orderby account.DisplayName
            select new { Grant = grant, account.DisplayName }).ToListAsync(cancel);
        return [.. grants.Where(g => Scope.Of([g.Grant], now).Sees(place)).Select(g => new Watcher(g.Grant.AccountId, g.DisplayName, g.Grant.Role)).Distinct()];
    }
}
