using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>Adds an agency together with its place in the tree.</summary>
internal static class AgencyRows
{
    /// <param name="name">As <see cref="AgencyName.Check"/> accepted it.</param>
    /// <param name="region">Null for an agency without a region.</param>
    /// <param name="freeText">Typed by an attendee: nobody but organizers sees its people until it is tidied up.</param>
    public static async Task AddAgencyAsync(
        this BakohumasDb db, DateTimeOffset now, Guid id, string name, AgencyType type, RegionCode? region, Guid? parentId = null, bool freeText = false,
        CancellationToken cancel = default)
    {
        db.Agencies.Add(new Agency
        {
            Id = id,
            Name = name,
            SearchName = AgencyName.SearchKey(name),
            Type = type,
            ParentId = parentId,
            ProvinceCode = region?.Province,
            RegencyCode = region?.Regency,
            IsFreeText = freeText,
            CreatedAt = now,
        });
        db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = id, Depth = 0 });
        if (parentId is null) return;
        foreach (var above in await db.AgencyAncestors.AsNoTracking().Where(a => a.AgencyId == parentId).ToListAsync(cancel))
            db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = id, AncestorId = above.AncestorId, Depth = above.Depth + 1 });
    }
}
