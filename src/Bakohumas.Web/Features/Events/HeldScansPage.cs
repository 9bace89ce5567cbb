using System.Linq.Expressions;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <param name="At">When the device says it happened.</param>
/// <param name="IsSelf">A person checked in with the hall's code, and staff confirm it.</param>
internal sealed record HeldScan(Guid Id, string Name, string Agency, Direction Direction, string Gate, string Device, DateTimeOffset At, DateTimeOffset HeardAt, bool IsSelf);

/// <summary>The rows of revoked devices and the self check-ins that wait, in the order in which the server heard them.</summary>
internal sealed record HeldScansPage(EventHead Event, IReadOnlyList<HeldScan> Scans, Pager Pager)
{
    public const int Size = 50;

    /// <summary>Refused and unknown calls move nobody: there is nothing to decide.</summary>
    public static readonly Expression<Func<Scan, bool>> Counts = scan => scan.IsHeld && (scan.Verdict == Verdict.Admitted || scan.Verdict == Verdict.Left);

    public static IQueryable<Scan> Waiting(BakohumasDb db, Guid eventId) =>
        db.Scans.AsNoTracking().Where(s => s.EventId == eventId).Where(Counts).Where(s => !db.ScanReviews.Any(r => r.ScanId == s.Id));

    public static async Task<HeldScansPage> LoadAsync(BakohumasDb db, EventHead at, Guid? after, CancellationToken cancel)
    {
        var waiting = Waiting(db, at.Id);
        if (after is { } last) waiting = waiting.Where(s => s.Id > last);
        var rows = await (
            from s in waiting.OrderBy(s => s.Id).Take(Size + 1)
            join r in db.Registrations on s.RegistrationId equals r.Id
            join a in db.Agencies on r.AgencyId equals a.Id
            join d in db.Devices on s.DeviceId equals (Guid?)d.Id
            orderby s.Id
            select new HeldScan(s.Id, r.Name, a.Name, s.Direction, s.Gate, d.Name, s.At, s.HeardAt, d.Right == DeviceRight.Screen)).ToListAsync(cancel);
        var home = $"/panel/kegiatan/{at.Slug}/perangkat/menunggu";
        var more = rows.Count > Size;
        if (more) rows.RemoveAt(Size);
        return new HeldScansPage(at, rows, new Pager(after is null ? null : home, more ? $"{home}?sesudah={rows[^1].Id}" : null));
    }
}
