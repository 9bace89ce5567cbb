using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <param name="People">How many of it are registered for this event.</param>
internal sealed record DelegationAgency(Guid AgencyId, string Name, int People);

/// <param name="TicketId">May be sent in a confirmation by this event's devices.</param>
internal sealed record DelegationPerson(Guid TicketId, string Name, string? Unit, bool Inside, bool Vip);

/// <summary>The people of one agency, those who are not inside first; <paramref name="More"/> when there are more than one confirmation takes.</summary>
internal sealed record DelegationList(Guid AgencyId, string Name, IReadOnlyList<DelegationPerson> People, bool More);

/// <summary>What became of a question about delegations.</summary>
internal abstract record DelegationOutcome
{
    private DelegationOutcome()
    {
    }

    public sealed record Agencies(IReadOnlyList<DelegationAgency> Found) : DelegationOutcome;

    public sealed record Listed(DelegationList List) : DelegationOutcome;

    public sealed record TooShort : DelegationOutcome;

    /// <summary>Unknown event, one that the device does not belong to, or an agency without people here.</summary>
    public sealed record NotFound : DelegationOutcome;

    /// <summary>The device is paired for something else than a door.</summary>
    public sealed record WrongRight : DelegationOutcome;

    public sealed record NotPaired : DelegationOutcome;
}

/// <summary>Finds the delegation of an agency at the door; every question stands in the audit, as a search by name does.</summary>
internal sealed class DelegationSearch(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    private const int MostAgencies = 10;
    private const int LeastLetters = 3;
    private const int MostLetters = 120;

    public async Task<DelegationOutcome> FindAsync(string token, string slug, string query, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (device, refused) = await DeviceAsync(token, slug, now, cancel);
        if (device is null) return refused!;
        var key = AgencyName.SearchKey(query);
        if (key.Length is < LeastLetters or > MostLetters) return new DelegationOutcome.TooShort();
        // The key holds letters, digits, marks and spaces: nothing that LIKE reads as a sign.
        var pattern = $"%{key}%";
        var found = await db.Agencies.AsNoTracking()
            .Where(a => EF.Functions.Like(a.SearchName, pattern) && db.Registrations.Any(r => r.EventId == device.EventId && r.AgencyId == a.Id && r.State == RegistrationState.Registered))
            .OrderBy(a => a.SearchName).ThenBy(a => a.Id).Take(MostAgencies)
            .Select(a => new DelegationAgency(a.Id, a.Name, db.Registrations.Count(r => r.EventId == device.EventId && r.AgencyId == a.Id && r.State == RegistrationState.Registered)))
            .ToListAsync(cancel);
        await RecordAsync(device, device.Id, now, cancel);
        return new DelegationOutcome.Agencies(found);
    }

    public async Task<DelegationOutcome> ListAsync(string token, string slug, Guid agencyId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (device, refused) = await DeviceAsync(token, slug, now, cancel);
        if (device is null) return refused!;
        var inside = DoorPresence.Inside(db, device.EventId, await DoorPresence.TodayAsync(db, device.EventId, now, cancel));
        var name = await db.Agencies.AsNoTracking().Where(a => a.Id == agencyId).Select(a => a.Name).SingleOrDefaultAsync(cancel);
        var people = await db.Registrations.AsNoTracking().Where(r => r.EventId == device.EventId && r.AgencyId == agencyId && r.State == RegistrationState.Registered)
            .Select(r => new { r.SearchName, r.Id, r.Name, r.Unit, IsInside = inside.Any(x => x.Id == r.Id), IsVip = r.VipSince != null })
            .OrderBy(p => p.IsInside).ThenBy(p => p.SearchName).ThenBy(p => p.Id).Take(DelegationDesk.MostPeople + 1).ToListAsync(cancel);
        if (name is null || people.Count == 0) return new DelegationOutcome.NotFound();
        await RecordAsync(device, agencyId, now, cancel);
        return new DelegationOutcome.Listed(new DelegationList(
            agencyId, name, [.. people.Take(DelegationDesk.MostPeople).Select(p => new DelegationPerson(p.Id, p.Name, p.Unit, p.IsInside, p.IsVip))], people.Count > DelegationDesk.MostPeople));
    }

    private async Task<(Device? Device, DelegationOutcome? Refused)> DeviceAsync(string token, string slug, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = Links.Hash(token);
        var device = await db.Devices.AsNoTracking().Where(d => d.TokenHash == hash && d.RevokedAt == null && d.ExpiresAt > now).SingleOrDefaultAsync(cancel);
        if (device is null) return (null, new DelegationOutcome.NotPaired());
        if (!await db.Events.AnyAsync(e => e.Id == device.EventId && e.Slug == slug, cancel)) return (null, new DelegationOutcome.NotFound());
        return device.Right is DeviceRight.Scan or DeviceRight.Supervise ? (device, null) : (null, new DelegationOutcome.WrongRight());
    }

    private Task RecordAsync(Device device, Guid subject, DateTimeOffset now, CancellationToken cancel) => lane.WriteAsync(async (books, stop) =>
    {
        books.Record(now, Acts.DelegationListed, Actor.Device(device.Id), subject, device.EventId);
        await books.SaveChangesAsync(stop);
    }, cancel);
}
