using Bakohumas.Domain.Agencies;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Agencies;

internal sealed record AgencyRow(Guid Id, string Name, string Key, AgencyType Type, string? Region, bool IsFreeText, int People);

/// <summary>The agencies by name, page after page; free text is what attendees typed and nobody has tidied up yet.</summary>
internal sealed record AgenciesPage(IReadOnlyList<AgencyRow> Rows, string? Search, bool FreeText, int Waiting, string? Next)
{
    private const int Size = 50;

    public static async Task<AgenciesPage> LoadAsync(BakohumasDb db, string? search, bool freeText, Guid? after, CancellationToken cancel)
    {
        // A merged agency keeps its row for the papers that name it, without a search name.
        var agencies = db.Agencies.AsNoTracking().Where(a => a.SearchName != "");
        var waiting = await agencies.CountAsync(a => a.IsFreeText, cancel);
        agencies = agencies.Where(a => a.IsFreeText == freeText);
        var key = AgencyName.SearchKey(search ?? "");
        if (key.Length > 0) agencies = agencies.Where(a => a.SearchName.Contains(key));
        if (after is { } id && await db.Agencies.AsNoTracking().Where(a => a.Id == id).Select(a => a.SearchName).SingleOrDefaultAsync(cancel) is { } name)
#pragma warning disable CA1309 // Runs in the database, in the order of the ORDER BY below.
            agencies = agencies.Where(a => string.Compare(a.SearchName, name) > 0 || (a.SearchName == name && a.Id > id));
#pragma warning restore CA1309

        var rows = await agencies.OrderBy(a => a.SearchName).ThenBy(a => a.Id).Take(Size + 1)
            .Select(a => new { a.Id, a.Name, a.SearchName, a.Type, Region = a.RegencyCode ?? a.ProvinceCode, a.IsFreeText, People = db.Registrations.Count(r => r.AgencyId == a.Id) }).ToListAsync(cancel);
        var shown = rows.Take(Size).Select(a => new AgencyRow(a.Id, a.Name, a.SearchName, a.Type, RegionNames.Of(a.Region), a.IsFreeText, a.People)).ToList();
        var next = rows.Count > Size ? $"/panel/instansi?cari={Uri.EscapeDataString(search ?? "")}&bebas={(freeText ? "true" : "false")}&sesudah={shown[^1].Id}" : null;
        return new AgenciesPage(shown, search, freeText, waiting, next);
    }
}
