using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Devices;

/// <summary>
/// The PIN of a kiosk: set once at the kiosk right after pairing, later by an organizer. Wrong tries are counted by device in the database,
/// before the digits are compared, so that many at once are no more tries than one after another, and every node counts the same.
/// </summary>
internal sealed class KioskPins(BakohumasDb reader, WriteLane lane, FieldProtection protection, TimeProvider clock)
{
    /// <summary>The first PIN of a kiosk. Whoever stands before it later cannot set another one here.</summary>
    public async Task<PinAnswer> SetFirstAsync(string token, string slug, string pin, CancellationToken cancel)
    {
        var (now, tokenHash) = (clock.GetUtcNow(), Links.Hash(token));
        if (await Kiosks(reader, tokenHash, slug, now).SingleOrDefaultAsync(cancel) is not { } kiosk) return await StrangerAsync(tokenHash, now, cancel);
        var (id, eventId, hash) = (kiosk.Id, kiosk.EventId, Hash(kiosk.Id, pin));
        return await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.KioskPins.AnyAsync(p => p.DeviceId == id, stop)) return PinAnswer.Taken;
            db.KioskPins.Add(new KioskPin { DeviceId = id, Hash = hash });
            db.Record(now, Acts.KioskPinSet, Actor.Device(id), id, eventId);
            await db.SaveChangesAsync(stop);
            return PinAnswer.Done;
        }, cancel);
    }

    /// <returns>Done when these are the digits.</returns>
    public async Task<PinAnswer> TryAsync(string token, string slug, string? typed, CancellationToken cancel)
    {
        var (now, tokenHash) = (clock.GetUtcNow(), Links.Hash(token));
        if (await Kiosks(reader, tokenHash, slug, now).SingleOrDefaultAsync(cancel) is not { } kiosk) return await StrangerAsync(tokenHash, now, cancel);
        var (id, hash, window) = (kiosk.Id, Hash(kiosk.Id, KioskPin.Of(typed) ?? ""), KioskPin.WindowAt(now));
        return await lane.WriteAsync(async (db, stop) =>
        {
            // The guard is the WHERE: no sixth try is compared, however many come at once.
            var counted = await db.KioskPins.Where(p => p.DeviceId == id && (p.WindowNumber != window || p.Tries < KioskPin.MostTries))
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Tries, p => p.WindowNumber == window ? p.Tries + 1 : 1).SetProperty(p => p.WindowNumber, window), stop);
            if (counted == 0) return await db.KioskPins.AnyAsync(p => p.DeviceId == id, stop) ? PinAnswer.TooMany : PinAnswer.NotSet;
            return await db.KioskPins.Where(p => p.DeviceId == id && p.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(p => p.Tries, 0), stop) == 1 ? PinAnswer.Done : PinAnswer.Wrong;
        }, cancel);
    }

    /// <summary>A new PIN from the panel; what was tried before is forgotten.</summary>
    /// <returns>False unless the device is a living kiosk of the event.</returns>
    public Task<bool> ReplaceAsync(Officer officer, Guid eventId, Guid deviceId, string pin, CancellationToken cancel)
    {
        var (now, actor, hash) = (clock.GetUtcNow(), officer.Actor, Hash(deviceId, pin));
        return lane.WriteAsync(async (db, stop) =>
        {
            if (!await db.Devices.AnyAsync(d => d.Id == deviceId && d.EventId == eventId && d.Right == DeviceRight.Kiosk && d.RevokedAt == null && d.ExpiresAt > now, stop)) return false;
            if (await db.KioskPins.Where(p => p.DeviceId == deviceId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Hash, hash).SetProperty(p => p.Tries, 0), stop) == 0)
                db.KioskPins.Add(new KioskPin { DeviceId = deviceId, Hash = hash });
            db.Record(now, Acts.KioskPinSet, actor, deviceId, eventId);
            await db.SaveChangesAsync(stop);
            return true;
        }, cancel);
    }

    /// <summary>How long a locked kiosk waits from now.</summary>
    public int SecondsLeft => (int)(((KioskPin.WindowAt(clock.GetUtcNow()) + 1) * (long)KioskPin.Window.TotalSeconds) - clock.GetUtcNow().ToUnixTimeSeconds());

    private byte[] Hash(Guid deviceId, string pin) => protection.Hash($"kiosk-pin\n{deviceId:N}\n{pin}");

    private static IQueryable<Device> Kiosks(BakohumasDb db, byte[] tokenHash, string slug, DateTimeOffset now) =>
        db.Devices.AsNoTracking().Where(d => d.TokenHash == tokenHash && d.Right == DeviceRight.Kiosk && d.RevokedAt == null && d.ExpiresAt > now && db.Events.Any(e => e.Id == d.EventId && e.Slug == slug));

    private async Task<PinAnswer> StrangerAsync(byte[] tokenHash, DateTimeOffset now, CancellationToken cancel) =>
        await reader.Devices.AnyAsync(d => d.TokenHash == tokenHash && d.RevokedAt == null && d.ExpiresAt > now, cancel) ? PinAnswer.NoSuchKiosk : PinAnswer.NotPaired;
}

/// <summary>What became of a PIN.</summary>
internal enum PinAnswer
{
    Done,
    Wrong,
    TooMany,

    /// <summary>Nobody has set one yet.</summary>
    NotSet,

    /// <summary>One is set already.</summary>
    Taken,

    /// <summary>No kiosk of this event; a device of another event looks the same.</summary>
    NoSuchKiosk,

    /// <summary>Unknown, expired or revoked token.</summary>
    NotPaired,
}
