using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Agencies;

/// <summary>Names of listed agencies for whoever fills in a form; what attendees typed is nobody's business.</summary>
internal sealed class AgencyLookup(BakohumasDb db)
{
    private const int Most = 10;
    private const int ShortestSearch = 2;

    public async Task<IReadOnlyList<string>> NamesAsync(string? typed, CancellationToken cancel)
    {
        var key = AgencyName.SearchKey(typed is { Length: <= 160 } ? typed : "");
        if (key.Length < ShortestSearch) return [];
        return await db.Agencies.AsNoTracking().Where(a => !a.IsFreeText && a.SearchName.Contains(key))
            .OrderBy(a => a.SearchName.StartsWith(key) ? 0 : 1).ThenBy(a => a.SearchName).Select(a => a.Name).Take(Most).ToListAsync(cancel);
    }
}
