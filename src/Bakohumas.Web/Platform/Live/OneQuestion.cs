using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Platform.Live;

/// <summary>
/// One answer a beat for everybody who watches an event: however many ask, this node asks the database once a second for it, and not at
/// all while nobody does. Streams end when the process stops.
/// </summary>
/// <param name="ask">Reads the answer; outside of any transaction.</param>
internal sealed class OneQuestion<TAnswer>(
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, Func<BakohumasDb, Guid, DateTimeOffset, CancellationToken, Task<TAnswer>> ask)
    where TAnswer : class
{
    private const int BeatsOfSilence = 15;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, Room> rooms = new();

    /// <summary>The answer of this beat, and when it was asked for.</summary>
    public async Task<(TAnswer Answer, DateTimeOffset At)> NowAsync(Guid eventId, CancellationToken cancel)
    {
        var room = rooms.GetOrAdd(eventId, _ => new Room());
        await room.Asking.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (room.Latest is { } known && now - room.At < Beat * 0.8 && now >= room.At) return (known, room.At);
            await using var scope = scopes.CreateAsyncScope();
            room.Latest = await ask(scope.ServiceProvider.GetRequiredService<BakohumasDb>(), eventId, now, cancel);
            room.At = now;
            Forget(now);
            return (room.Latest, now);
        }
        finally
        {
            room.Asking.Release();
        }
    }

    /// <summary>What there is to say now and after each change; null is a sign of life.</summary>
    /// <param name="look">What an answer means to this watcher: a key that changes when there is something to say, and the saying. Null ends the stream.</param>
    public async IAsyncEnumerable<TSaid?> FollowAsync<TSaid>(Guid eventId, Func<TAnswer, DateTimeOffset, Saying<TSaid>?> look, [EnumeratorCancellation] CancellationToken cancel)
        where TSaid : class
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(Beat, clock);
        object? told = null;
        for (var silent = 0; ; silent++)
        {
            Saying<TSaid>? saying;
            try
            {
                var (answer, at) = await NowAsync(eventId, stop.Token);
                saying = look(answer, at);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            if (saying is null) yield break;
            if (!saying.Key.Equals(told))
            {
                (told, silent) = (saying.Key, 0);
                yield return saying.Say();
            }
            else if (silent >= BeatsOfSilence)
            {
                silent = 0;
                yield return null;
            }

            try
            {
                if (!await timer.WaitForNextTickAsync(stop.Token)) yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    // What nobody asks for any more is not kept until the process ends.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (id, room) in rooms)
            if (room.Latest is not null && now - room.At > Forgotten && room.Asking.CurrentCount > 0) rooms.TryRemove(id, out _);
    }

    private sealed class Room
    {
        public SemaphoreSlim Asking { get; } = new(1, 1);
        public TAnswer? Latest { get; set; }
        public DateTimeOffset At { get; set; }
    }
}

/// <param name="Key">Equal as long as there is nothing new.</param>
internal sealed record Saying<TSaid>(object Key, Func<TSaid> Say);
