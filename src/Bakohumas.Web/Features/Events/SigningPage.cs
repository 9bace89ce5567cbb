using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>A span in which people could sign, and who opened and closed it.</summary>
internal sealed record SessionLine(
    DateTimeOffset OpenedAt, string? OpenedBy, DateTimeOffset? ClosedAt, string? ClosedBy, int Signed, SigningMode Mode, DateTimeOffset? ClosesAt, bool PrintsFullNumber);

/// <summary>How many signed one of an event's texts; what was taken back is not counted.</summary>
/// <param name="IsMain">Signed by everybody for whom the event has no other; the hall's screen names its version.</param>
internal sealed record TextCount(string Title, string Version, bool IsMain, int Signed, int OnPaper);

/// <summary>Somebody says "bukan saya": the organizer looks into it. Nothing of it is public.</summary>
internal sealed record DisputeLine(Guid RegistrationId, string Name, DateTimeOffset At, bool IsWithdrawn);

/// <summary>Signing and the hall's screen, in the organizer's hand.</summary>
internal sealed record SigningPage(
    EventHead Event, HallMode Mode, SelfCheckIn SelfCheckIn, string Text, bool PrintsFullNumber, IReadOnlyList<SessionLine> Sessions, IReadOnlyList<DisputeLine> Disputes, EventNumbers Numbers,
    int Screens, bool MayOpen, bool MayOpenInRoom, DateTimeOffset Now, IReadOnlyList<TextCount> Texts)
{
    public SessionLine? Open => Sessions.FirstOrDefault(s => s.ClosedAt is null && !(s.ClosesAt <= Now));

    public bool IsOpen => Open is not null;

    /// <summary>The event is over and so is its signing: opening it once more is the exception, what was signed is what people come for.</summary>
    public bool IsAfterwards => !IsOpen && Event.State == EventState.Finished;

    /// <summary>Settled for good when the first session opened.</summary>
    public bool NumberIsSettled => Sessions.Count > 0;

    public static async Task<SigningPage> LoadAsync(BakohumasDb db, EventHead at, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await db.Events.AsNoTracking().Where(e => e.Id == at.Id).Select(e => new
        {
            e.HallMode,
            e.SelfCheckIn,
            e.PrintsFullNumber,
            e.PledgeTextVersionId,
            e.OthersTextVersionId,
            e.PublicRelationsTextVersionId,
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
            at, row.HallMode, row.SelfCheckIn, row.Text, row.PrintsFullNumber, sessions, disputes, await EventNumbers.LoadAsync(db, at.Id, cancel), row.Screens,
            SigningDesk.OpenableByLink.Contains(at.State) && doorsAreOpen, SigningDesk.Openable.Contains(at.State) && doorsAreOpen, now,
            await TextsAsync(db, at.Id, [.. new[] { row.PledgeTextVersionId, row.OthersTextVersionId, row.PublicRelationsTextVersionId }.OfType<Guid>()], cancel));
    }

    /// <summary>The texts of the event, the main one first, and those that somebody signed before it got others; empty when there is one.</summary>
    private static async Task<IReadOnlyList<TextCount>> TextsAsync(BakohumasDb db, Guid eventId, IReadOnlyList<Guid> versions, CancellationToken cancel)
    {
        var frozen = await db.FrozenTexts.AsNoTracking().Where(t => t.EventId == eventId).Select(t => new { t.Id, Version = t.PledgeTextVersionId }).ToListAsync(cancel);
        var ids = versions.Concat(frozen.Select(t => t.Version)).Distinct().ToArray();
        if (ids.Length < 2) return [];
        var signed = await db.Pledges.Where(p => p.EventId == eventId && p.WithdrawalId == null).GroupBy(p => p.FrozenTextId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var inked = await db.PaperSignatures.Where(s => s.EventId == eventId && s.UndoId == null).GroupBy(s => s.FrozenTextId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var titles = await db.PledgeTextVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Title, v.Version }).ToDictionaryAsync(v => v.Id, cancel);
        var counts = ids.Select(id => (Id: id, Count: new TextCount(
            titles[id].Title, titles[id].Version, id == versions[0],
            frozen.Where(t => t.Version == id).Sum(t => signed.GetValueOrDefault(t.Id)), frozen.Where(t => t.Version == id).Sum(t => inked.GetValueOrDefault(t.Id)))));
        return [.. counts.Where(c => versions.Contains(c.Id) || c.Count.Signed + c.Count.OnPaper > 0).Select(c => c.Count)];
    }
}
