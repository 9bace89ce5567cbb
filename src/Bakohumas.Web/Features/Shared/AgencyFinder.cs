using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Shared;

/// <summary>Finds the listed agency that a typed name means, or those that it may mean.</summary>
internal static class AgencyFinder
{
    private const int Most = 10;

    public static async Task<(Guid? Found, IReadOnlyList<Choice> Candidates)> FindAsync(BakohumasDb db, string typed, Guid? chosen, CancellationToken cancel)
    {
        var key = AgencyName.SearchKey(typed);
        if (key.Length == 0) return (null, []);
        var listed = db.Agencies.AsNoTracking().Where(a => !a.IsFreeText);
        if (chosen is { } id && await listed.AnyAsync(a => a.Id == id && a.SearchName.Contains(key), cancel)) return (id, []);

        var close = await listed.Where(a => a.SearchName.Contains(key)).OrderBy(a => a.SearchName == key ? 0 : 1).ThenBy(a => a.SearchName).Take(Most)
            .Select(a => new { a.Id, a.Name, a.SearchName, Region = a.RegencyCode ?? a.ProvinceCode }).ToListAsync(cancel);
        var exact = close.Where(a => a.SearchName == key).ToList();
        if (exact.Count == 1) return (exact[0].Id, []);
        return close.Count == 1 ? (close[0].Id, []) : (null, [.. close.Select(a => new Choice(a.Id.ToString(), a.Name, RegionNames.Of(a.Region)))]);
    }
}
