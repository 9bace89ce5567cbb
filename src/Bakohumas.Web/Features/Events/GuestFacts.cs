using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>What the organizer did about a chair.</summary>
internal sealed record SeatCheckLine(DateTimeOffset At, string? By, string? Note);

/// <summary>What a door and the organizer noted about one attendee besides the registration.</summary>
/// <param name="OverReason">Why a supervisor let this person in above the seats.</param>
internal sealed record GuestFacts(bool IsWalkIn, string? Slip, bool IsSeatless, DateTimeOffset? VipSince, bool IsOverCapacity, string? OverReason, SeatCheckLine? Check)
{
    public static async Task<GuestFacts> LoadAsync(BakohumasDb db, Guid registrationId, CancellationToken cancel)
    {
        var over = await db.WalkIns.AsNoTracking().Where(w => w.RegistrationId == registrationId && w.IsOverCapacity).Select(w => new { w.Reason }).FirstOrDefaultAsync(cancel);
        var check = await (
            from c in db.SeatChecks.AsNoTracking()
            where c.RegistrationId == registrationId
            select new SeatCheckLine(c.At, db.Users.Where(u => u.Id == c.ByAccountId).Select(u => u.DisplayName).SingleOrDefault(), c.Note)).SingleOrDefaultAsync(cancel);
        return await db.Registrations.AsNoTracking().Where(r => r.Id == registrationId)
            .Select(r => new GuestFacts(r.Source == RegistrationSource.WalkIn, r.Slip, r.IsSeatless, r.VipSince, over != null, over == null ? null : over.Reason, check)).SingleAsync(cancel);
    }
}
