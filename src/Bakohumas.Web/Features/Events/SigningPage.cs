using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>A span in which people could sign, and who opened and closed it.</summary>
internal sealed record SessionLine(DateTimeOffset OpenedAt, string? OpenedBy, DateTimeOffset? ClosedAt, string? ClosedBy, int Signed);

/// <summary>Signing and the hall's screen, in the organizer's hand.</summary>
internal sealed record SigningPage(
    EventHead Event, HallMode Mode, string Text, IReadOnlyList<SessionLine> Sessions, EventNumbers Numbers, int Screens, bool MayOpen, DateTimeOffset Now)
{
    public bool IsOpen => Sessions.Any(s => s.ClosedAt is null);

    public static async Task<SigningPage> LoadAsync(BakohumasDb db, EventHead at, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.Events.AsNoTracking().Where(e => e.Id == at.Id).Select(e => new
        {
            e.HallMode,
            Text = db.PledgeTextVersions.Where(v => v.Id == e.PledgeTextVersionId).Select(v => v.Title).First(),
            Screens = db.Devices.Count(d => d.EventId == e.Id && d.Right == Domain.CheckIn.DeviceRight.Screen && d.RevokedAt == null && d.ExpiresAt > now),
        }).SingleAsync(cancel);
        var sessions = await db.SigningSessions.AsNoTracking().Where(s => s.EventId == at.Id).OrderByDescending(s => s.OpenedAt).Take(50)
            .Select(s => new SessionLine(
                s.OpenedAt, db.Users.Where(a => a.Id == s.OpenedByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
                s.ClosedAt, db.Users.Where(a => a.Id == s.ClosedByAccountId).Select(a => a.DisplayName).FirstOrDefault(), s.SignedCount)).ToListAsync(cancel);
        return new SigningPage(
            at, row.HallMode, row.Text, sessions, await EventNumbers.LoadAsync(db, at.Id, cancel), row.Screens,
            SigningDesk.Openable.Contains(at.State) && now >= EventLife.DoorsOpenAt(at.StartsAt), now);
    }
}
