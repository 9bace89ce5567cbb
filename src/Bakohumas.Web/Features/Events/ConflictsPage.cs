using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>One of two admissions of the same ticket, as its device told it.</summary>
/// <param name="At">When the device says it happened.</param>
/// <param name="SkewMs">How far the device said its clock was off, in milliseconds.</param>
/// <param name="Forced">Decided at the door without the server, and brought afterwards.</param>
/// <param name="Device">Null for what came from afar or from paper.</param>
internal sealed record ConflictPass(string Gate, string? Device, DateTimeOffset At, DateTimeOffset HeardAt, int SkewMs, bool Forced, AdmissionSource Source);

/// <param name="First">The entry before it; null when that one no longer counts.</param>
/// <param name="Second">The one that happened later, whichever came first to the server.</param>
internal sealed record ConflictLine(Guid ScanId, Guid RegistrationId, string Name, string Agency, ConflictPass? First, ConflictPass Second, string? Note, DateTimeOffset? ClosedAt, string? ClosedBy);

/// <summary>
/// The conflict ledger (product CI3): two doors let one ticket in while one of them had no network. Both rows stay; somebody finds out
/// and closes the pair with a note. The open ones first, in the order in which the server heard of the later rows.
/// </summary>
internal sealed record ConflictsPage(EventHead Event, IReadOnlyList<ConflictLine> Open, IReadOnlyList<ConflictLine> Closed, Pager Pager, int MoreClosed)
{
    private const int Size = 25;
    private const int MostClosed = 100;

    /// <summary>After which row this page begins; the forms come back to it.</summary>
    public Guid? After { get; init; }

    /// <summary>The pair whose note was refused, and what was typed.</summary>
    public (Guid ScanId, string? Typed)? Refused { get; init; }

    /// <summary>
    /// The later rows of pairs: an entry that follows another one with nobody leaving in between, in the order in which they happened.
    /// Told from the rows and not from what a door was answered, so that the order of uploads changes nothing. An entry that was taken
    /// back before the next one is no pair.
    /// </summary>
    public static IQueryable<Scan> Pairs(BakohumasDb db, Guid eventId) =>
        from s in Movements(db)
        where s.EventId == eventId && s.Verdict == Verdict.Admitted
            && db.Scans.Any(t => t.EventId == eventId && t.RegistrationId == s.RegistrationId && t.Verdict == Verdict.Admitted && t.AdmissionId == null)
        let before = Movements(db)
            .Where(p => p.RegistrationId == s.RegistrationId && p.OccasionId == s.OccasionId && (p.HappenedAt < s.HappenedAt || (p.HappenedAt == s.HappenedAt && p.Nonce < s.Nonce)))
            .OrderByDescending(p => p.HappenedAt).ThenByDescending(p => p.Nonce).FirstOrDefault()
        where before != null && before.Verdict == Verdict.Admitted
            && !db.ScanUndos.Any(u => u.AdmissionId == before.AdmissionId && u.HeardAt <= s.HappenedAt)
        select s;

    /// <summary>
    /// Rows that say where somebody is. One that waits for a decision, or was refused, moved nobody; a self check-in is a request, and one that
    /// was accepted after the person had come otherwise is no second entry.
    /// </summary>
    private static IQueryable<Scan> Movements(BakohumasDb db) => db.Scans.AsNoTracking().Where(s =>
        (s.Verdict == Verdict.Admitted || s.Verdict == Verdict.Left)
        && (!s.IsHeld || (db.ScanReviews.Any(r => r.ScanId == s.Id && r.IsConfirmed)
            && (db.Admissions.Any(a => a.ScanId == s.Id) || !db.Devices.Any(d => d.Id == s.DeviceId && d.Right == DeviceRight.Screen)))));

    public static Task<int> CountOpenAsync(BakohumasDb db, Guid eventId, CancellationToken cancel) =>
        Pairs(db, eventId).CountAsync(s => !db.ConflictClosures.Any(c => c.ScanId == s.Id), cancel);

    public static async Task<ConflictsPage> LoadAsync(BakohumasDb db, EventHead at, Guid? after, CancellationToken cancel)
    {
        var waiting = Pairs(db, at.Id).Where(s => !db.ConflictClosures.Any(c => c.ScanId == s.Id));
        if (after is { } last) waiting = waiting.Where(s => s.Id > last);
        var open = await waiting.OrderBy(s => s.Id).Select(s => s.Id).Take(Size + 1).ToListAsync(cancel);
        var more = open.Count > Size;
        if (more) open.RemoveAt(Size);
        var closed = await db.ConflictClosures.AsNoTracking().Where(c => c.EventId == at.Id).OrderByDescending(c => c.At).Select(c => c.ScanId).Take(MostClosed).ToListAsync(cancel);
        var moreClosed = closed.Count < MostClosed ? 0 : await db.ConflictClosures.CountAsync(c => c.EventId == at.Id, cancel) - MostClosed;
        var lines = await LinesAsync(db, [.. open, .. closed], cancel);
        var home = $"/panel/kegiatan/{at.Slug}/perangkat/ganda";
        return new(at, [.. open.Select(id => lines[id])], [.. closed.Select(id => lines[id])],
            new Pager(after is null ? null : home, more ? $"{home}?sesudah={open[^1]}" : null), moreClosed) { After = after };
    }

    private static async Task<Dictionary<Guid, ConflictLine>> LinesAsync(BakohumasDb db, Guid[] ids, CancellationToken cancel)
    {
        var rows = await (
            from s in db.Scans.AsNoTracking()
            join r in db.Registrations on s.RegistrationId equals r.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            where ids.Contains(s.Id)
            select new { Scan = s, r.Name, Agency = a.Name, Device = db.Devices.Where(d => d.Id == s.DeviceId).Select(d => d.Name).FirstOrDefault() }).ToListAsync(cancel);
        var people = rows.Select(r => r.Scan.RegistrationId).Distinct().ToArray();
        var passes = await (
            from s in Movements(db)
            where people.Contains(s.RegistrationId)
            orderby s.HappenedAt, s.Nonce
            // What came from afar or from paper has no device.
            select new { Scan = s, Device = db.Devices.Where(d => d.Id == s.DeviceId).Select(d => d.Name).FirstOrDefault() }).ToListAsync(cancel);
        var closures = await (
            from c in db.ConflictClosures.AsNoTracking()
            where ids.Contains(c.ScanId)
            select new { c.ScanId, c.Note, c.At, By = db.Users.Where(u => u.Id == c.ByAccountId).Select(u => u.DisplayName).SingleOrDefault() }).ToDictionaryAsync(c => c.ScanId, cancel);
        return rows.ToDictionary(r => r.Scan.Id, r =>
        {
            var own = passes.FindAll(p => p.Scan.RegistrationId == r.Scan.RegistrationId && p.Scan.OccasionId == r.Scan.OccasionId);
            var place = own.FindIndex(p => p.Scan.Id == r.Scan.Id);
            var first = place > 0 && own[place - 1].Scan.Verdict == Verdict.Admitted ? own[place - 1] : null;
            var closure = closures.GetValueOrDefault(r.Scan.Id);
            return new ConflictLine(
                r.Scan.Id, r.Scan.RegistrationId!.Value, r.Name, r.Agency, first is null ? null : Pass(first.Scan, first.Device), Pass(r.Scan, r.Device), closure?.Note, closure?.At, closure?.By);
        });
    }

    private static ConflictPass Pass(Scan scan, string? device) => new(scan.Gate, device, scan.At, scan.HeardAt, scan.SkewMs, scan.Forced, scan.Source);
}
