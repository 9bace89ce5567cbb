using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Devices;

/// <summary>Pairs phones and screens with an event. Only the device ever holds its token; the database has the SHA-256.</summary>
internal sealed class DeviceDesk(WriteLane lane, TimeProvider clock)
{
    private const int WrongPerMinute = 10;
    private readonly ConcurrentDictionary<long, int> wrong = new();

    /// <summary>
    /// Pairs a device. A right code always works; more than ten wrong ones within a minute are answered as too many, so that codes
    /// (40 bits, 15 minutes) cannot be tried out and nobody can lock a door by trying.
    /// </summary>
    public async Task<PairingAnswer> PairAsync(string pairingCode, string name, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));
        var codeHash = PairingCodes.Hash(pairingCode);
        var paired = codeHash is null ? null : await lane.WriteAsync(async (db, stop) =>
        {
            // The guard is the WHERE: of two phones with one code, one gets it.
            var used = await db.PairingCodes
                .Where(c => c.Hash == codeHash && (c.ExpiresAt == null || c.ExpiresAt > now) && (c.UsedAt == null || c.IsReusable))
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), stop);
            if (used == 0) return null;
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
            return new PairedDevice(token, device.Id, device.Right, new PairedEvent(at.Slug, at.Name, at.Zone.ToString().ToUpperInvariant(), occasions, []), device.ExpiresAt, null);
        }, cancel);

        if (paired is not null) return new(paired, false);
        var minute = now.ToUnixTimeSeconds() / 60;
        foreach (var old in wrong.Keys.Where(m => m < minute)) wrong.TryRemove(old, out _);
        return new(null, wrong.AddOrUpdate(minute, 1, (_, n) => n + 1) > WrongPerMinute);
    }
}

/// <summary>The device, or nothing; <see cref="TooMany"/> when too many wrong codes were tried.</summary>
internal sealed record PairingAnswer(PairedDevice? Device, bool TooMany);

/// <summary>What a paired device learns, once.</summary>
/// <param name="ListKey">Public key of the signed offline list; null until the offline list exists.</param>
internal sealed record PairedDevice(string Token, Guid DeviceId, DeviceRight Right, PairedEvent Event, DateTimeOffset ExpiresAt, string? ListKey);

internal sealed record PairedEvent(string Slug, string Name, string Zone, IReadOnlyList<PairedOccasion> Occasions, IReadOnlyList<string> Gates);

internal sealed record PairedOccasion(Guid Id, string? Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
