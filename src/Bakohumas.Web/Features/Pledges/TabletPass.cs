using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>The signing ticket of one person on one shared tablet.</summary>
internal sealed record TabletPass(Guid DeviceId, Guid EventId, Guid RegistrationId, byte[] TicketHash)
{
    /// <summary>
    /// Takes the one use. The WHERE is the guard: a ticket that is over or used, a device that was revoked in between, a person whom
    /// nobody let in leave nothing to take. By a tablet nobody signs from afar, whatever the session allows.
    /// </summary>
    public async Task<bool> UseAsync(BakohumasDb db, DateTimeOffset now, CancellationToken cancel) =>
        await db.TabletTurns.Where(t => t.DeviceId == DeviceId && t.RegistrationId == RegistrationId && t.TicketHash == TicketHash && t.UsedAt == null && t.EndsAt > now
                && db.Devices.Any(d => d.Id == DeviceId && d.EventId == EventId && d.Right == DeviceRight.Kiosk && d.RevokedAt == null && d.ExpiresAt > now)
                && db.Admissions.Any(a => a.RegistrationId == RegistrationId && a.UndoId == null))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancel) == 1;
}
