using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Agencies;

/// <summary>Keeps the tree of agencies and their contacts.</summary>
internal sealed class AgencyDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public Task<AgenciesPage> ListAsync(string? search, bool freeText, Guid? after, CancellationToken cancel) => AgenciesPage.LoadAsync(db, search, freeText, after, cancel);

    public Task<AgencyPage?> PageAsync(Guid id, CancellationToken cancel) => AgencyPage.LoadAsync(db, id, clock.GetUtcNow(), cancel);

    public Task<(Guid? Found, IReadOnlyList<Shared.Choice> Candidates)> FindAsync(string typed, Guid? chosen, CancellationToken cancel) =>
        Shared.AgencyFinder.FindAsync(db, typed, chosen, cancel);

    public Task<Guid> MakeAsync(Officer by, AgencyDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return lane.WriteAsync(async (db, act) =>
        {
            await db.AddAgencyAsync(now, id, draft.Name, draft.Type, draft.Region, draft.ParentId, cancel: act);
            db.Record(now, Acts.AgencyMade, by.Actor, id);
            await db.SaveChangesAsync(act);
            return id;
        }, cancel);
    }

    /// <summary>Changes an agency; one of free text becomes a listed one.</summary>
    /// <returns>False when it does not exist, or would come to stand below itself.</returns>
    public Task<bool> ChangeAsync(Officer by, Guid id, AgencyDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (db, act) =>
        {
            var (key, province, regency, parent) = (AgencyName.SearchKey(draft.Name), draft.Region?.Province, draft.Region?.Regency, draft.ParentId);
            var changed = await db.Agencies.Where(a => a.Id == id && a.SearchName != "" && parent != id && !db.AgencyAncestors.Any(above => above.AgencyId == parent && above.AncestorId == id))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(a => a.Name, draft.Name).SetProperty(a => a.SearchName, key).SetProperty(a => a.Type, draft.Type).SetProperty(a => a.ProvinceCode, province)
                    .SetProperty(a => a.RegencyCode, regency).SetProperty(a => a.ParentId, parent).SetProperty(a => a.IsFreeText, false), act);
            if (changed == 0) return false;
            await MoveAsync(db, id, parent, act);
            db.Record(now, Acts.AgencyChanged, by.Actor, id, null, nameof(Agency.Name), nameof(Agency.Type), nameof(Agency.ParentId), nameof(Agency.ProvinceCode));
            await db.SaveChangesAsync(act);
            return true;
        }, cancel);
    }

    public Task<bool> AddContactAsync(Officer by, Guid agencyId, ContactDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return lane.WriteAsync(async (db, act) =>
        {
            if (!await db.Agencies.AnyAsync(a => a.Id == agencyId && !a.IsFreeText, act)) return false;
            db.AgencyContacts.Add(new AgencyContact
            {
                Id = id, AgencyId = agencyId, Role = draft.Role, Name = draft.Name, Position = draft.Position, Mail = draft.Mail, Phone = draft.Phone, ValidFrom = Today(now),
            });
            db.Record(now, Acts.AgencyContactChanged, by.Actor, agencyId);
            await db.SaveChangesAsync(act);
            return true;
        }, cancel);
    }

    public Task<bool> EndContactAsync(Officer by, Guid agencyId, Guid contactId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = Today(now);
        return lane.WriteAsync(async (db, act) =>
        {
            if (await db.AgencyContacts.Where(c => c.Id == contactId && c.AgencyId == agencyId && c.ValidTo == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ValidTo, today), act) == 0) return false;
            db.Record(now, Acts.AgencyContactChanged, by.Actor, agencyId, null, nameof(AgencyContact.ValidTo));
            await db.SaveChangesAsync(act);
            return true;
        }, cancel);
    }

    /// <summary>The agency and everything below it leave what stood above and come to stand below the new parent.</summary>
    private static async Task MoveAsync(BakohumasDb db, Guid id, Guid? parent, CancellationToken cancel)
    {
        // One that an attendee typed has no row of its own yet.
        if (!await db.AgencyAncestors.AnyAsync(a => a.AgencyId == id && a.AncestorId == id, cancel))
        {
            db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = id, Depth = 0 });
            await db.SaveChangesAsync(cancel);
        }

        var below = await db.AgencyAncestors.AsNoTracking().Where(a => a.AncestorId == id).Select(a => new { a.AgencyId, a.Depth }).ToListAsync(cancel);
        var inside = below.Select(b => b.AgencyId).ToArray();
        await db.AgencyAncestors.Where(a => inside.Contains(a.AgencyId) && !inside.Contains(a.AncestorId)).ExecuteDeleteAsync(cancel);
        if (parent is null) return;
        foreach (var above in await db.AgencyAncestors.AsNoTracking().Where(a => a.AgencyId == parent).ToListAsync(cancel))
            foreach (var one in below)
                db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = one.AgencyId, AncestorId = above.AncestorId, Depth = one.Depth + 1 + above.Depth });
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime.AddHours(7));
}
