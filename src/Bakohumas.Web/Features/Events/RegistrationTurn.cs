using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>The act that closes registration of an event that runs, or opens it again; of two at once, one does it.</summary>
internal sealed record RegistrationTurn(Guid EventId, bool Closes, Guid By, DateTimeOffset Now)
{
    /// <returns>False when there was nothing to turn; nothing was written.</returns>
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var at = Closes ? Now : (DateTimeOffset?)null;
        var turned = await db.Events.Where(e => e.Id == EventId && e.State == EventState.Running && e.EndsAt > Now && e.RegistrationClosedAt == null == Closes)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.RegistrationClosedAt, at), cancel);
        if (turned == 0) return false;

        var state = Closes ? EventState.RegistrationClosed : EventState.Published;
        db.EventTransitions.Add(new EventTransition { Id = Guid.CreateVersion7(Now), EventId = EventId, State = state, At = Now, ByAccountId = By });
        db.Record(Now, Closes ? Acts.EventRegistrationClosed : Acts.EventRegistrationReopened, Actor.Account(By), EventId, EventId, nameof(Event.RegistrationClosedAt));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
