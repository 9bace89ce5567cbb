using Bakohumas.Domain.Events;
using Bakohumas.Domain.Regions;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>What a stranger learns who scans a ticket: name, place and time of the event, nothing of the person (product 6.1).</summary>
internal sealed record EntrancePage(string Slug, string Name, EventState State, string Venue, string? Room, string Place, Zone Zone, DateTimeOffset StartsAt)
{
    public static async Task<EntrancePage?> LoadAsync(BakohumasDb db, string typed, CancellationToken cancel)
    {
        if (!DoorCode.TryParse(typed, out var code)) return null;
        var hash = Links.Hash(code.Text);
        var row = await (
            from c in db.TicketCodes.AsNoTracking()
            join r in db.Registrations.AsNoTracking() on c.RegistrationId equals r.Id
            join e in db.Events.AsNoTracking() on r.EventId equals e.Id
            where c.Hash == hash
            select new { e.Slug, e.Name, e.State, e.Venue, e.Room, e.ProvinceCode, e.RegencyCode, e.Zone, e.StartsAt }).SingleOrDefaultAsync(cancel);
        return row is null ? null : new EntrancePage(
            row.Slug, row.Name, row.State, row.Venue, row.Room, RegionNames.Of(row.RegencyCode) ?? RegionNames.Of(row.ProvinceCode) ?? "", row.Zone, row.StartsAt);
    }
}
