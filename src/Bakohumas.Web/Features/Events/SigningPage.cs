using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>A span in which people could sign, and who opened and closed it.</summary>
internal sealed record SessionLine(
    DateTimeOffset OpenedAt, string? OpenedBy, DateTimeOffset? ClosedAt, string? ClosedBy, int Signed, SigningMode Mode, DateTimeOffset? ClosesAt, bool PrintsFullNumber);

/// <summary>Somebody says "bukan saya": the organizer looks into it. Nothing of it is public.</summary>
internal sealed record DisputeLine(Guid RegistrationId, string Name, DateTimeOffset At, bool IsWithdrawn);

/// <summary>Signing and the hall's screen, in the organizer's hand.</summary>
internal sealed record SigningPage(
    EventHead Event, HallMode Mode, string Text, bool PrintsFullNumber, IReadOnlyList<SessionLine> Sessions, IReadOnlyList<DisputeLine> Disputes, EventNumbers Numbers,
    int Screens, bool MayOpen, bool MayOpenInRoom, DateTimeOffset Now)
{
    public SessionLine? Open => Sessions.FirstOrDefault(s => s.ClosedAt is null && !(s.ClosesAt <= Now));

    public bool IsOpen => Open is not null;

    /// <summary>Settled for good when the first session opened.</summary>
    public bool NumberIsSettled => Sessions.Count > 0;

    public static async Task<SigningPage> LoadAsync(BakohumasDb db, EventHead at, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.Events.AsNoTracking().Where(e => e.Id == at.Id).Select(e => new
        {
            e.HallMode,
            e.PrintsFullNumber,
            Text = db.PledgeTextVersions.Where(v => v.Id == e.PledgeTextVersionId).Select(v => v.Title).First(),
            Screens = db.Devices.Count(d => d.EventId == e.Id && d.Right == Domain.CheckIn.DeviceRight.Screen && d.RevokedAt == null && d.ExpiresAt > now),
        }).SingleAsync(cancel);
        var sessions = await db.SigningSessions.AsNoTracking().Where(s => s.EventId == at.Id).OrderByDescending(s => s.OpenedAt).Take(50)
            .Select(s => new SessionLine(
                s.OpenedAt, db.Users.Where(a => a.Id == s.OpenedByAccountId).Select(a => a.DisplayName).FirstOrDefault(),
                s.ClosedAt, db.Users.Where(a => a.Id == s.ClosedByAccountId).Select(a => a.DisplayName).FirstOrDefault(), s.SignedCount, s.Mode, s.ClosesAt, s.PrintsFullNumber)).ToListAsync(cancel);
        var disputes = await (
            from s in db.PledgeStatements.AsNoTracking()
            join p in db.Pledges.IgnoreQueryFilters() on s.PledgeId equals p.Id
            join r in db.Registrations on p.RegistrationId equals r.Id
            where s.EventId == at.Id && s.Kind == StatementKind.NotMe
            orderby s.At descending
            select new DisputeLine(r.Id, r.Name, s.At, db.Pledges.IgnoreQueryFilters().Any(x => x.RegistrationId == r.Id && x.WithdrawalId != null))).Take(50).ToListAsync(cancel);
        var doorsAreOpen = now >= EventLife.DoorsOpenAt(at.StartsAt);
        return new SigningPage(
            at, row.HallMode, row.Text, row.PrintsFullNumber, sessions, disputes, await EventNumbers.LoadAsync(db, at.Id, cancel), row.Screens,
            SigningDesk.OpenableByLink.Contains(at.State) && doorsAreOpen, SigningDesk.Openable.Contains(at.State) && doorsAreOpen, now);
    }
}
