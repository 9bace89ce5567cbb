using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>How many rows of the door an event has; what a call wrote is the difference.</summary>
internal sealed record Kept(int Scans, int Admissions, int Standing, int Undos, int Audited)
{
    public static Task<Kept> OfAsync(Site site, Event at) => site.ReadAsync(async db => new Kept(
        await db.Scans.CountAsync(s => s.EventId == at.Id),
        await db.Admissions.CountAsync(a => a.EventId == at.Id),
        await db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null),
        await db.ScanUndos.CountAsync(u => u.EventId == at.Id),
        await db.Audit.CountAsync(a => a.EventId == at.Id && (a.Act == Acts.Scanned || a.Act == Acts.ScanUndone))));
}
