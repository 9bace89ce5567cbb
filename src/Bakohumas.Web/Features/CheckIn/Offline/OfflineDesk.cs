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

        if (condition is not null) await KeepAsync(device, condition, cancel);
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

    private Task<int> KeepAsync(Device device, DeviceCondition condition, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return lane.WriteAsync(async (books, stop) =>
        {
            for (var i = 0; i < condition.Searches; i++) books.Record(now, Acts.RosterSearched, Actor.Device(device.Id), device.Id, device.EventId);
            await books.SaveChangesAsync(stop);
            return await books.Devices.Where(d => d.Id == device.Id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.LastContactAt, now).SetProperty(d => d.ReportedAt, now).SetProperty(d => d.Waiting, condition.Waiting)
                    .SetProperty(d => d.ListRows, condition.ListRows).SetProperty(d => d.ListMadeAt, condition.ListMadeAt).SetProperty(d => d.SkewMs, condition.SkewMs)
                    .SetProperty(d => d.Battery, condition.Battery).SetProperty(d => d.IsPersistent, condition.IsPersistent).SetProperty(d => d.HasCamera, condition.HasCamera)
                    .SetProperty(d => d.TestedAt, condition.TestedAt), stop);
        }, cancel);
    }

    private async Task<(IReadOnlyList<Arrival> Rows, DateTimeOffset Until, bool More)> ArrivalsAsync(Guid eventId, DateTimeOffset? after, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = FirstId((after ?? DateTimeOffset.UnixEpoch + Overlap) - Overlap);
        var heard = await Moves(eventId).Where(s => s.Id >= since && !s.IsHeld).OrderBy(s => s.Id).Take(MostArrivals).ToListAsync(cancel);
        // What somebody confirmed since was heard before.
        var confirmed = await Moves(eventId).Where(s => s.IsHeld && db.ScanReviews.Any(v => v.ScanId == s.Id && v.IsConfirmed && v.Id >= since)).OrderBy(s => s.Id).Take(MostArrivals).ToListAsync(cancel);
        // Whoever was taken back is outside by every entry until then, whichever the admission hangs on.
        var undone = await (
            from u in db.ScanUndos.AsNoTracking()
            join a in db.Admissions on u.AdmissionId equals a.Id
            join s in Moves(eventId) on new { Registration = (Guid?)a.RegistrationId, Occasion = (Guid?)a.OccasionId } equals new { Registration = s.RegistrationId, Occasion = s.OccasionId }
            where u.EventId == eventId && u.Id >= since && s.Verdict == Verdict.Admitted && s.HeardAt <= u.HeardAt
            orderby s.Id
            select s).Take(MostArrivals).ToListAsync(cancel);
        var rows = heard.Concat(confirmed).ToList();
        var people = rows.Concat(undone).Select(s => s.RegistrationId!.Value).Distinct().ToArray();
        var tickets = await (
            from r in db.Registrations
            join c in db.TicketCodes on new { RegistrationId = r.Id, Generation = r.TicketGeneration } equals new { c.RegistrationId, c.Generation }
            where people.Contains(r.Id)
            select new { r.Id, c.Hash }).ToDictionaryAsync(t => t.Id, t => OfflineList.Lookup(t.Hash), cancel);
        Arrival Told(Scan s, string direction) => new(tickets[s.RegistrationId!.Value], s.OccasionId!.Value, direction, s.Gate, s.HappenedAt, s.Nonce);
        Arrival[] all =
        [
            .. rows.Where(s => tickets.ContainsKey(s.RegistrationId!.Value)).Select(s => Told(s, s.Verdict == Verdict.Left ? "out" : "in")),
            .. undone.Where(s => tickets.ContainsKey(s.RegistrationId!.Value)).Select(s => Told(s, "undo")),
        ];
        // A full page is read on from its last row; the device knows each by its nonce. Rows of one instant are never more than a page.
        var isFull = heard.Count == MostArrivals && (after is not { } last || heard[^1].HeardAt > last - Overlap);
        return isFull ? (all, heard[^1].HeardAt + Overlap, true) : (all, now, false);
    }

    /// <summary>Rows that moved somebody.</summary>
    private IQueryable<Scan> Moves(Guid eventId) =>
        db.Scans.AsNoTracking().Where(s => s.EventId == eventId && s.RegistrationId != null && s.OccasionId != null && (s.Verdict == Verdict.Admitted || s.Verdict == Verdict.Left));

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
