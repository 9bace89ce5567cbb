using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn.Offline;

/// <summary>Gives doors what they need without network, and takes what they bring when it is back.</summary>
internal sealed class OfflineDesk(BakohumasDb db, WriteLane lane, AdmissionDesk admissions, OfflineLists lists, TimeProvider clock)
{
    /// <summary>How many movements of other doors one answer holds.</summary>
    private const int MostArrivals = 2000;

    /// <summary>Rows written by one act: three each.</summary>
    private const int RowsAnAct = 25;

    /// <summary>A row may become visible this much later than its time says: another node's clock, a slow commit.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    public async Task<ListOutcome> ListAsync(string token, string slug, string? knownTag, CancellationToken cancel)
    {
        var (device, outcome) = await DeviceAsync(token, slug, cancel);
        if (device is null) return outcome!;
        if (!MayTakeAList(device.Right)) return new ListOutcome.NotThisRight();
        var list = await lists.OfAsync(device.EventId, device.Right == DeviceRight.Supervise);
        if (knownTag == list.Tag) return new ListOutcome.Unchanged(list.Tag);
        var now = clock.GetUtcNow();
        await lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, Acts.OfflineListTaken, Actor.Device(device.Id), device.Id, device.EventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return new ListOutcome.Taken(list);
    }

    /// <summary>Writes the rows in their order, keeps how the device is, and says what the others have done.</summary>
    public async Task<SyncOutcome> SyncAsync(string token, string slug, IReadOnlyList<AdmissionBody> rows, DeviceCondition? condition, DateTimeOffset? after, CancellationToken cancel)
    {
        var answers = new List<RowAnswer>(rows.Count);
        foreach (var some in rows.Chunk(RowsAnAct))
        {
            var read = some.Select(r => (Body: r, Read: AdmissionCall.From(r))).ToArray();
            var calls = read.Where(r => r.Read.Call is not null).Select(r => r.Read.Call!).ToArray();
            var outcomes = new Queue<AdmissionOutcome>(await admissions.AdmitAsync(token, slug, calls, cancel));
            foreach (var (body, (call, wrong)) in read)
                answers.Add(call is null ? new RowAnswer(body.Nonce, 400, null, wrong) : RowAnswer.Of(call.Nonce, outcomes.Dequeue()));
        }

        var (device, refused) = await DeviceAsync(token, slug, cancel);
        if (device is null)
        {
            // A device that may bring nothing but what happened before hears of that, row by row.
            if (refused is ListOutcome.NoSuchEvent) return new SyncOutcome.NoSuchEvent();
            return answers.Any(a => a.Status is not (401 or 400)) ? new SyncOutcome.Synced(new SyncAnswer(answers, [], null, null, false)) : new SyncOutcome.NotPaired();
        }

        if (condition is not null) await KeepAsync(device.Id, condition, cancel);
        if (!MayTakeAList(device.Right)) return new SyncOutcome.Synced(new SyncAnswer(answers, [], null, null, false));
        var list = await lists.OfAsync(device.EventId, device.Right == DeviceRight.Supervise);
        var (arrivals, until, more) = await ArrivalsAsync(device.EventId, after, cancel);
        return new SyncOutcome.Synced(new SyncAnswer(answers, arrivals, until, list.Tag, more));
    }

    private static bool MayTakeAList(DeviceRight right) => right is DeviceRight.Scan or DeviceRight.Supervise;

    private async Task<(Device? Device, ListOutcome? Refused)> DeviceAsync(string token, string slug, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hash = Links.Hash(token);
        var device = await db.Devices.AsNoTracking().Where(d => d.TokenHash == hash && d.RevokedAt == null && d.ExpiresAt > now).SingleOrDefaultAsync(cancel);
        if (device is null) return (null, new ListOutcome.NotPaired());
        return await db.Events.AnyAsync(e => e.Id == device.EventId && e.Slug == slug, cancel) ? (device, null) : (null, new ListOutcome.NoSuchEvent());
    }

    private Task<int> KeepAsync(Guid deviceId, DeviceCondition condition, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync((books, stop) => books.Devices.Where(d => d.Id == deviceId).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.LastContactAt, now).SetProperty(d => d.ReportedAt, now).SetProperty(d => d.Waiting, condition.Waiting)
                .SetProperty(d => d.ListRows, condition.ListRows).SetProperty(d => d.ListMadeAt, condition.ListMadeAt).SetProperty(d => d.SkewMs, condition.SkewMs)
                .SetProperty(d => d.Battery, condition.Battery).SetProperty(d => d.IsPersistent, condition.IsPersistent).SetProperty(d => d.HasCamera, condition.HasCamera)
                .SetProperty(d => d.TestedAt, condition.TestedAt), stop), cancel);
    }

    private async Task<(IReadOnlyList<Arrival> Rows, DateTimeOffset Until, bool More)> ArrivalsAsync(Guid eventId, DateTimeOffset? after, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = FirstId((after ?? DateTimeOffset.UnixEpoch + Overlap) - Overlap);
        var rows = await (
            from s in db.Scans.AsNoTracking()
            join r in db.Registrations on s.RegistrationId equals r.Id
            join c in db.TicketCodes on new { RegistrationId = r.Id, Generation = r.TicketGeneration } equals new { c.RegistrationId, c.Generation }
            where s.EventId == eventId && s.Id >= since && (s.Verdict == Verdict.Admitted || s.Verdict == Verdict.Left)
                && (!s.IsHeld || db.ScanReviews.Any(v => v.ScanId == s.Id && v.IsConfirmed))
            orderby s.Id
            select new { c.Hash, s.OccasionId, s.Verdict, s.Gate, s.HappenedAt, s.HeardAt, s.Nonce }).Take(MostArrivals).ToListAsync(cancel);
        var undone = await (
            from u in db.ScanUndos.AsNoTracking()
            join a in db.Admissions on u.AdmissionId equals a.Id
            join s in db.Scans on a.ScanId equals s.Id
            join r in db.Registrations on s.RegistrationId equals r.Id
            join c in db.TicketCodes on new { RegistrationId = r.Id, Generation = r.TicketGeneration } equals new { c.RegistrationId, c.Generation }
            where u.EventId == eventId && u.Id >= since
            select new { c.Hash, s.OccasionId, s.Gate, s.HappenedAt, s.Nonce }).ToListAsync(cancel);
        Arrival[] all =
        [
            .. rows.Select(s => new Arrival(OfflineList.Lookup(s.Hash), s.OccasionId!.Value, s.Verdict == Verdict.Left ? "out" : "in", s.Gate, s.HappenedAt, s.Nonce)),
            .. undone.Select(u => new Arrival(OfflineList.Lookup(u.Hash), u.OccasionId!.Value, "undo", u.Gate, u.HappenedAt, u.Nonce)),
        ];
        // A full page is read again from its last row; the device knows each by its nonce.
        return rows.Count == MostArrivals && rows[^1].HeardAt > (after ?? DateTimeOffset.MinValue) + Overlap ? (all, rows[^1].HeardAt + Overlap, true) : (all, now, false);
    }

    // Ids carry the time at which they were made in their first 48 bits (RFC 9562, version 7).
    private static Guid FirstId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, at.ToUnixTimeMilliseconds()) << 16);
        return new Guid(bytes, bigEndian: true);
    }
}

internal abstract record ListOutcome
{
    private ListOutcome()
    {
    }

    public sealed record Taken(MadeList List) : ListOutcome;

    public sealed record Unchanged(string Tag) : ListOutcome;

    /// <summary>A screen and a kiosk take no list: they decide nothing without the server.</summary>
    public sealed record NotThisRight : ListOutcome;

    public sealed record NoSuchEvent : ListOutcome;

    public sealed record NotPaired : ListOutcome;
}

internal abstract record SyncOutcome
{
    private SyncOutcome()
    {
    }

    public sealed record Synced(SyncAnswer Answer) : SyncOutcome;

    public sealed record NoSuchEvent : SyncOutcome;

    public sealed record NotPaired : SyncOutcome;
}
