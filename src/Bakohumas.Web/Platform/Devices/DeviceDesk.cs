using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Devices;

/// <summary>Pairs phones and screens with an event. Only the device ever holds its token; the database has the SHA-256.</summary>
internal sealed class DeviceDesk(WriteLane lane, FieldProtection protection, KeyRing keys, TimeProvider clock)
{
    private const int Swept = 50;

    /// <summary>
    /// Pairs a device. A code is used up only where it is used: one of another event or task stays good. More than ten wrong ones in
    /// a minute for an event from one address close its pairing for that address until the minute is over, also for the right one, or
    /// trying would cost nothing. Not for everybody: a stranger who knows the event's page could keep its door staff out.
    /// </summary>
    /// <param name="place">Where the code was typed; null when the caller does not say.</param>
    /// <param name="from">The client's address.</param>
    public async Task<PairingAnswer> PairAsync(string pairingCode, string name, PairingPlace? place, IPAddress? from, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var hash = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));
        var codeHash = PairingCodes.Hash(pairingCode);
        var slug = place?.Slug;
        var network = Network(from);
        DeviceRight[] rights = place?.Rights is { Count: > 0 } wanted ? [.. wanted] : Enum.GetValues<DeviceRight>();
        return await lane.WriteAsync(async (db, stop) =>
        {
            var named = slug is null ? Guid.Empty : await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).FirstOrDefaultAsync(stop);
            var count = Counter(named, network);
            var valid = db.PairingCodes.Where(c => c.Hash == codeHash && (c.ExpiresAt == null || c.ExpiresAt > now) && (c.UsedAt == null || c.IsReusable));
            // The guard is the WHERE: of two phones with one code, one gets it.
            var used = codeHash is null ? 0 : await valid
                .Where(c => (slug == null || c.EventId == named) && rights.Contains(c.Right) && !db.WrongPairings.Any(w => w.Id == count && w.Minute == minute && w.Count > WrongPairings.PerMinute))
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), stop);
            if (used == 0) return await RefusedAsync(db, count, minute, valid, stop);

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
            return new PairingAnswer(new(token, device.Id, device.Right, new PairedEvent(at.Slug, at.Name, at.Zone.ToString().ToUpperInvariant(), occasions, []), device.ExpiresAt, ListKey(at.Id, device.Right)), TooMany: false, IsElsewhere: false);
        }, cancel);
    }

    private string? ListKey(Guid eventId, DeviceRight right)
    {
        if (right is not (DeviceRight.Scan or DeviceRight.Supervise)) return null;
        using var key = OfflineKey.Signing(keys.Link, eventId);
        return Base64Url.EncodeToString(key.ExportSubjectPublicKeyInfo());
    }

    // Counted in the database: every node counts the same minute.
    private static async Task<PairingAnswer> RefusedAsync(BakohumasDb db, Guid count, long minute, IQueryable<PairingCode> valid, CancellationToken stop)
    {
        // Of a minute that is over nothing is kept, as far as an act may go.
        await db.WrongPairings.Where(w => db.WrongPairings.Where(old => old.Minute < minute).OrderBy(old => old.Minute).Select(old => old.Id).Take(Swept).Contains(w.Id)).ExecuteDeleteAsync(stop);
        var counted = await db.WrongPairings.Where(w => w.Id == count).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.Count, x => x.Minute == minute ? x.Count + 1 : 1).SetProperty(x => x.Minute, minute), stop);
        if (counted == 0)
        {
            db.WrongPairings.Add(new WrongPairings { Id = count, Minute = minute, Count = 1 });
            await db.SaveChangesAsync(stop);
        }

        var tooMany = await db.WrongPairings.AnyAsync(w => w.Id == count && w.Minute == minute && w.Count > WrongPairings.PerMinute, stop);
        return new PairingAnswer(null, tooMany, !tooMany && await valid.AnyAsync(stop));
    }

    // The database learns no address: the row's number is a keyed hash of event and network.
    private Guid Counter(Guid named, string network) => new(protection.Hash($"pairing\n{named:N}\n{network}").AsSpan(0, 16));

    // Whoever has one address of IPv6 has 2^64 of them.
    private static string Network(IPAddress? from) => from switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes(), 0, 8),
        _ => from.ToString(),
    };
}

/// <summary>Where a pairing code was typed: an event's door or screen, which want devices of certain rights.</summary>
internal sealed record PairingPlace(string Slug, IReadOnlyList<DeviceRight>? Rights);

/// <summary>The device, or nothing; <see cref="TooMany"/> when too many wrong codes were tried, <see cref="IsElsewhere"/> when the code is good for another event or task.</summary>
internal sealed record PairingAnswer(PairedDevice? Device, bool TooMany, bool IsElsewhere);

/// <summary>What a paired device learns, once.</summary>
/// <param name="ListKey">SubjectPublicKeyInfo of the key that signs the offline list, base64url; null for a screen and a kiosk, which take none.</param>
internal sealed record PairedDevice(string Token, Guid DeviceId, DeviceRight Right, PairedEvent Event, DateTimeOffset ExpiresAt, string? ListKey);

internal sealed record PairedEvent(string Slug, string Name, string Zone, IReadOnlyList<PairedOccasion> Occasions, IReadOnlyList<string> Gates);

internal sealed record PairedOccasion(Guid Id, string? Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
