using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>One node after the other for acts that make many rows of one event.</summary>
internal static class EventTurn
{
    /// <summary>
    /// Holds the event's row until the act ends. Two nodes that plan the same event would otherwise meet at every batch, and the lane
    /// repeats a lost race only once; what was read before the turn has to be read again after it (READ COMMITTED). The index stays the guard.
    /// </summary>
    public static Task TakeTurnAsync(this BakohumasDb db, Guid eventId, CancellationToken cancel) =>
        db.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, e => e.HallMode), cancel);
}
