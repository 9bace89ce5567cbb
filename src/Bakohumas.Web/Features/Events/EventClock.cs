using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// The clock of events (product 6.5): running when the doors open, finished six hours after the end, also when nobody presses the
/// button. Asked again and again; an event that two nodes find at once moves once.
/// </summary>
internal sealed class EventClock(IServiceScopeFactory scopes, WriteLane lane, TimeProvider clock) : IJob
{
    private static readonly EventState[] Coming = [EventState.Published, EventState.RegistrationClosed];
    private static readonly EventState[] Living = [.. Coming, EventState.Running];

    public string Name => "event-clock";
    public TimeSpan Every => TimeSpan.FromSeconds(20);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BakohumasDb>();
        var (doors, over) = (now + AdmissionRules.DoorsOpenBefore, now - AdmissionRules.ClosedAfter);
        var due = await db.Events.AsNoTracking()
            .Where(e => (Living.Contains(e.State) && e.EndsAt <= over) || (Coming.Contains(e.State) && e.StartsAt <= doors))
            .OrderBy(e => e.StartsAt).Take(100)
            .Select(e => new { e.Id, e.State, e.EndsAt }).ToListAsync(cancel);
        foreach (var at in due)
        {
            var to = EventLife.IsDueToFinish(at.State, at.EndsAt, now) ? EventState.Finished : EventState.Running;
            await lane.WriteAsync(new EventStep(at.Id, at.State, to, Actor.System, null, now).WriteAsync, cancel);
        }
    }
}
