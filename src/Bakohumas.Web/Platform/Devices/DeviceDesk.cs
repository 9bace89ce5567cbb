using System.Buffers.Text;
using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Devices;

/// <summary>Pairs phones and screens with an event. Only the device ever holds its token; the database has the SHA-256.</summary>
internal sealed class DeviceDesk(WriteLane lane, TimeProvider clock)
{
    /// <summary>
    /// Pairs a device. A code is used up only where it is used: one of another event or task stays good. More than ten wrong ones in
    /// a minute for an event close its pairing until the minute is over, also for the right one, or trying would cost nothing.
    /// </summary>
    /// <param name="place">Where the code was typed; null when the caller does not say.</param>
    public async Task<PairingAnswer> PairAsync(string pairingCode, string name, PairingPlace? place, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));
        var codeHash = PairingCodes.Hash(pairingCode);
        var slug = place?.Slug;
        DeviceRight[] rights = place?.Rights is { Count: > 0 } wanted ? [.. wanted] : Enum.GetValues<DeviceRight>();
        return await lane.WriteAsync(async (db, stop) =>
        {
            var named = slug is null ? Guid.Empty : await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).FirstOrDefaultAsync(stop);
            var valid = db.PairingCodes.Where(c => c.Hash == codeHash && (c.ExpiresAt == null || c.ExpiresAt > now) && (c.UsedAt == null || c.IsReusable));
            // The guard is the WHERE: of two phones with one code, one gets it.
            var used = codeHash is null ? 0 : await valid
                .Where(c => (slug == null || c.EventId == named) && rights.Contains(c.Right) && !db.WrongPairings.Any(w => w.Id == named && w.Minute == minute && w.Count > WrongPairings.PerMinute))
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), stop);
            if (used == 0) return await RefusedAsync(db, named, minute, valid, stop);

            var code = await db.PairingCodes.SingleAsync(c => c.Hash == codeHash, stop);
            var at = await db.Events.SingleAsync(e => e.Id == code.EventId, stop);
            var device = new Device
            {
                Id = Guid.CreateVersion7(now),
                EventId = at.Id,
                Name = name,
                Right = code.Right,
                TokenHash = hash,
                PairedAt = now,
                ExpiresAt = at.EndsAt.AddHours(24) > now.AddHours(1) ? at.EndsAt.AddHours(24) : now.AddHours(1),
                LastContactAt = now,
            };
            db.Devices.Add(device);
            db.Record(now, Acts.DevicePaired, Actor.Device(device.Id), device.Id, at.Id, nameof(Device.Right));
            await db.SaveChangesAsync(stop);
            var occasions = await db.Occasions.Where(o => o.EventId == at.Id).OrderBy(o => o.StartsAt)
                .Select(o => new PairedOccasion(o.Id, o.Name, o.StartsAt, o.EndsAt)).ToListAsync(stop);
            return new PairingAnswer(new(token, device.Id, device.Right, new PairedEvent(at.Slug, at.Name, at.Zone.ToString().ToUpperInvariant(), occasions, []), device.ExpiresAt, null), TooMany: false, IsElsewhere: false);
        }, cancel);
    }

    // Counted in the database: every node counts the same minute.
    private static async Task<PairingAnswer> RefusedAsync(BakohumasDb db, Guid named, long minute, IQueryable<PairingCode> valid, CancellationToken stop)
    {
        var counted = await db.WrongPairings.Where(w => w.Id == named).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Count, x => x.Minute == minute ? x.Count + 1 : 1).SetProperty(x => x.Minute, minute), stop);
        if (counted == 0)
        {
            db.WrongPairings.Add(new WrongPairings { Id = named, Minute = minute, Count = 1 });
            await db.SaveChangesAsync(stop);
        }

        var tooMany = await db.WrongPairings.AnyAsync(w => w.Id == named && w.Minute == minute && w.Count > WrongPairings.PerMinute, stop);
        return new PairingAnswer(null, tooMany, !tooMany && await valid.AnyAsync(stop));
    }
}

/// <summary>Where a pairing code was typed: an event's door or screen, which want devices of certain rights.</summary>
internal sealed record PairingPlace(string Slug, IReadOnlyList<DeviceRight>? Rights);

/// <summary>The device, or nothing; <see cref="TooMany"/> when too many wrong codes were tried, <see cref="IsElsewhere"/> when the code is good for another event or task.</summary>
internal sealed record PairingAnswer(PairedDevice? Device, bool TooMany, bool IsElsewhere);

/// <summary>What a paired device learns, once.</summary>
/// <param name="ListKey">Public key of the signed offline list; null until the offline list exists.</param>
internal sealed record PairedDevice(string Token, Guid DeviceId, DeviceRight Right, PairedEvent Event, DateTimeOffset ExpiresAt, string? ListKey);

internal sealed record PairedEvent(string Slug, string Name, string Zone, IReadOnlyList<PairedOccasion> Occasions, IReadOnlyList<string> Gates);

internal sealed record PairedOccasion(Guid Id, string? Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
