using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// The signing of an event at one moment. The count of the open session is the line under the record: a number is given in the act that
/// records a pledge, so everybody up to it is there to be read, and whoever signs while we read comes into the next version.
/// </summary>
internal sealed record SigningState(IReadOnlyList<Guid> Sessions, Guid? Open, int Counted, DateTimeOffset? LastClosedAt)
{
    public bool IsFinal => Open is null;

    public static async Task<SigningState> LoadAsync(BakohumasDb db, Guid eventId, CancellationToken cancel)
    {
        var sessions = await db.SigningSessions.AsNoTracking().Where(s => s.EventId == eventId)
            .Select(s => new { s.Id, s.ClosedAt, s.SignedCount }).ToListAsync(cancel);
        var open = sessions.Find(s => s.ClosedAt is null);
        return new([.. sessions.Select(s => s.Id)], open?.Id, open?.SignedCount ?? 0, sessions.Max(s => s.ClosedAt));
    }

    /// <summary>The pledges above the line.</summary>
    public IQueryable<Pledge> Seen(IQueryable<Pledge> pledges)
    {
        var (sessions, open, counted) = (Sessions.ToArray(), Open ?? Guid.Empty, Counted);
        return pledges.Where(p => sessions.Contains(p.SigningSessionId) && (p.SigningSessionId != open || p.Number <= counted));
    }
}
