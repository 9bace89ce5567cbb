using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>One paired device; <paramref name="IsOnline"/> when it was heard of within two minutes.</summary>
internal sealed record DeviceRow(Guid Id, string Name, DeviceRight Right, DateTimeOffset PairedAt, DateTimeOffset LastContactAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, bool IsOnline, int Scans)
{
    public bool IsLiving(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}

/// <summary>A fresh pairing code, shown to the one who made it until it ends.</summary>
/// <param name="Other">Where else this code is good: a tablet without staff is a kiosk or a table for signing.</param>
internal sealed record FreshCode(string Code, DeviceRight Right, DateTimeOffset ExpiresAt, string Address, string? Other);

/// <summary>The devices of an event, and a new pairing code when one was just made.</summary>
internal sealed record DevicesPage(EventHead Event, IReadOnlyList<DeviceRow> Devices, FreshCode? Fresh, int Held, int Conflicts, int More, DateTimeOffset Now)
{
    public static readonly DeviceRight[] Offered = [DeviceRight.Scan, DeviceRight.Supervise, DeviceRight.Screen, DeviceRight.Kiosk];
    private const int Most = 200;
    private static readonly TimeSpan Online = TimeSpan.FromMinutes(2);

    public static async Task<DevicesPage> LoadAsync(BakohumasDb db, EventHead at, FreshCode? fresh, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Online;
        var devices = await db.Devices.AsNoTracking().Where(d => d.EventId == at.Id).OrderBy(d => d.RevokedAt != null).ThenByDescending(d => d.PairedAt).Take(Most)
            .Select(d => new DeviceRow(d.Id, d.Name, d.Right, d.PairedAt, d.LastContactAt, d.ExpiresAt, d.RevokedAt,
                d.RevokedAt == null && d.ExpiresAt > now && d.LastContactAt > since, db.Scans.Count(s => s.DeviceId == d.Id))).ToListAsync(cancel);
        var more = devices.Count < Most ? 0 : await db.Devices.CountAsync(d => d.EventId == at.Id, cancel) - Most;
        return new DevicesPage(at, devices, fresh, await HeldScansPage.Waiting(db, at.Id).CountAsync(cancel), await ConflictsPage.CountOpenAsync(db, at.Id, cancel), more, now);
    }
}
