using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>
/// One act after the other, where two would decide by what the other one is about to write: the row is held until the act ends. What was
/// read before the turn has to be read again after it (READ COMMITTED, decision 0028).
/// </summary>
internal static class Turns
{
    /// <summary>
    /// For acts that make many rows of one event. Two nodes that plan the same event would otherwise meet at every batch, and the lane
    /// repeats a lost race only a few times. The index stays the guard.
    /// </summary>
    public static Task TakeTurnAsync(this BakohumasDb db, Guid eventId, CancellationToken cancel) =>
        db.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(set => set.SetProperty(e => e.HallMode, e => e.HallMode), cancel);

    /// <summary>
    /// For acts that end a registration because nobody has let the person in, or let in because it has not ended: neither row would
    /// stop the other. A door holds the ticket by its own statement (<c>DoorBook.Ticket</c>).
    /// </summary>
    public static Task TakeTurnOfAsync(this BakohumasDb db, IReadOnlyCollection<Guid> registrations, CancellationToken cancel) =>
        db.Registrations.Where(r => registrations.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, r => r.State), cancel);
}
