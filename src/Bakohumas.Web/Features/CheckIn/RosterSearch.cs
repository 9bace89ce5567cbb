using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Finds a person at the door by name; every search stands in the audit.</summary>
internal sealed class RosterSearch(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    private const int AtMost = 10;

    public async Task<RosterOutcome> FindAsync(string token, string slug, string query, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hash = Links.Hash(token);
        var device = await db.Devices.AsNoTracking().Where(d => d.TokenHash == hash && d.RevokedAt == null && d.ExpiresAt > now).SingleOrDefaultAsync(cancel);
        if (device is null) return new RosterOutcome.NotPaired();
        if (!await db.Events.AnyAsync(e => e.Id == device.EventId && e.Slug == slug, cancel)) return new RosterOutcome.NoSuchEvent();
        // Any paired device while it is online (product 6.3), but for one that strangers stand before.
        if (device.Right == DeviceRight.Kiosk) return new RosterOutcome.NotItsRight();

        var key = SearchKey.Of(query);
        if (key.Length is < 3 or > 120) return new RosterOutcome.TooShort();
        var pattern = $"%{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var inside = DoorPresence.Inside(db, device.EventId, await DoorPresence.TodayAsync(db, device.EventId, now, cancel));
        var rows = await (
            from r in db.Registrations.AsNoTracking()
            join a in db.Agencies on r.AgencyId equals a.Id
            where r.EventId == device.EventId && r.State == RegistrationState.Registered && EF.Functions.Like(r.SearchName, pattern, "\\")
            orderby r.SearchName, r.Id
            select new RosterRow(r.Id, r.Name, a.Name, r.Unit, inside.Any(x => x.Id == r.Id)))
            .Take(AtMost).ToListAsync(cancel);
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, Acts.RosterSearched, Actor.Device(device.Id), device.Id, device.EventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return new RosterOutcome.Found(rows);
    }
}

/// <param name="TicketId">May be sent as <c>ticketId</c> of an admission call by this event's devices.</param>
internal sealed record RosterRow(Guid TicketId, string Name, string Agency, string? Unit, bool Inside);

internal abstract record RosterOutcome
{
    private RosterOutcome()
    {
    }

    public sealed record Found(IReadOnlyList<RosterRow> Rows) : RosterOutcome;

    public sealed record TooShort : RosterOutcome;

    public sealed record NoSuchEvent : RosterOutcome;

    /// <summary>A kiosk searches nobody.</summary>
    public sealed record NotItsRight : RosterOutcome;

    public sealed record NotPaired : RosterOutcome;
}
