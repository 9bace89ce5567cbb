using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>Hands out pairing codes and takes devices back. The code itself is never stored.</summary>
internal sealed class DevicesDesk(BakohumasDb db, WriteLane lane, KioskPins pins, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <param name="fresh">What <see cref="MakeCodeAsync"/> returned, kept by the browser of the one who asked.</param>
    public async Task<DevicesPage?> PageAsync(Officer officer, string slug, MadeCode? fresh, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await EventHead.LoadAsync(db, officer, slug, cancel) is not { } at) return null;
        var shown = fresh is null || fresh.EventId != at.Id || fresh.ExpiresAt <= now ? null : new FreshCode(fresh.Code, fresh.Right, fresh.ExpiresAt, Address(slug, fresh), fresh.Right == DeviceRight.Kiosk ? address.At($"/meja/{slug}/pasang#{fresh.Code}") : null);
        return await DevicesPage.LoadAsync(db, at, shown, now, cancel);
    }

    /// <returns>Null for a foreign or missing event, or a right that is not handed out here.</returns>
    public async Task<MadeCode?> MakeCodeAsync(Officer officer, string slug, DeviceRight right, CancellationToken cancel)
    {
        if (!DevicesPage.Offered.Contains(right)) return null;
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is null) return null;
        var now = clock.GetUtcNow();
        var made = new MadeCode(eventId.Value, PairingCodes.New(), right, now + Life);
        var (id, hash) = (Guid.CreateVersion7(now), PairingCodes.Hash(made.Code)!);
        await lane.WriteAsync(async (db, stop) =>
        {
            db.PairingCodes.Add(new PairingCode { Id = id, EventId = made.EventId, Right = right, Hash = hash, ByAccountId = officer.Id, MadeAt = now, ExpiresAt = made.ExpiresAt });
            db.Record(now, Acts.PairingCodeMade, officer.Actor, id, made.EventId, nameof(PairingCode.Right));
            await db.SaveChangesAsync(stop);
        }, cancel);
        return made;
    }

    /// <returns>Null for a foreign or missing device; false when it was revoked already.</returns>
    public async Task<bool?> RevokeAsync(Officer officer, string slug, Guid deviceId, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug && db.Devices.Any(d => d.Id == deviceId && d.EventId == e.Id)).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is null) return null;
        var now = clock.GetUtcNow();
        return await lane.WriteAsync(async (db, stop) =>
        {
            var revoked = await db.Devices.Where(d => d.Id == deviceId && d.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.RevokedAt, now), stop);
            if (revoked == 0) return false;
            db.Record(now, Acts.DeviceRevoked, officer.Actor, deviceId, eventId, nameof(Device.RevokedAt));
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <returns>Null for a foreign or missing kiosk; false for digits that are no PIN.</returns>
    public async Task<bool?> SetPinAsync(Officer officer, string slug, Guid deviceId, string? typed, CancellationToken cancel)
    {
        var eventId = await db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel);
        if (eventId is null) return null;
        if (KioskPin.Of(typed) is not { } pin) return false;
        return await pins.ReplaceAsync(officer, eventId.Value, deviceId, pin, cancel) ? true : null;
    }

    /// <summary>The code stands in the fragment: it reaches no server log.</summary>
    private string Address(string slug, MadeCode code) => address.At($"{code.Right switch { DeviceRight.Screen => $"/layar/{slug}/pasang", DeviceRight.Kiosk => $"/kios/{slug}", _ => $"/pintu/{slug}" }}#{code.Code}");
}

/// <summary>A pairing code as it was just made.</summary>
internal sealed record MadeCode(Guid EventId, string Code, DeviceRight Right, DateTimeOffset ExpiresAt);
