#if POSTGRES
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>What two requests were answered, of which the second was whole while the first stood still before one of its statements.</summary>
internal sealed record Met<T>(T First, T Second);

/// <summary>
/// Two requests of which one stands still. On PostgreSQL each statement of an act sees what others have committed until then, so an act
/// must be right wherever another one falls between two of its statements. Here the first request halts before its nth statement until
/// the second one is answered, or waits for a lock that the first one holds: each place is tried by itself, so nothing depends on threads.
/// The statements are those of the whole request, as Npgsql's own trace tells them.
/// </summary>
internal sealed class Between(Site site)
{
    /// <summary>More places than any request has: an end for a test that would go round for ever.</summary>
    private const int Most = 200;

    /// <summary>Tries every place, each with a scene of its own.</summary>
    /// <param name="check">What must be so afterwards, wherever the second request came.</param>
    /// <returns>How many places there were.</returns>
    public async Task<int> EveryPlaceAsync<TScene, T>(Func<Task<TScene>> open, Func<TScene, Task<T>> first, Func<TScene, Task<T>> second, Func<TScene, Met<T>, Task> check)
    {
        for (var place = 1; place <= Most; place++)
        {
            var scene = await open();
            using var end = scene as IDisposable;
            if (await TryAsync(place, () => first(scene), () => second(scene)) is not { } met) return place - 1;
            try
            {
                await check(scene, met);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Another request before statement {place} of the first: {fault.Message}", fault);
            }
        }

        throw new InvalidOperationException($"A request of more than {Most} statements.");
    }

    /// <returns>Null when the first request has fewer statements.</returns>
    private async Task<Met<T>?> TryAsync<T>(int place, Func<Task<T>> first, Func<Task<T>> second)
    {
        var test = ExecutionContext.Capture()!;
        var (statements, other) = (0, (Task<T>?)null);
        await using var connection = new NpgsqlConnection(await site.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString())));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        using var trace = new Activity("the first request").Start();
        using var listener = new ActivityListener
        {
            // The server's own span joins what its statements tell to the request that the client sent.
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> span) => span.TraceId == trace.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStarted = span =>
            {
                if (span.Source.Name != "Npgsql" || span.TraceId != trace.TraceId || Interlocked.Increment(ref statements) != place) return;
                ExecutionContext.Run(test, _ => other = Task.Run(second), null);
                while (!other!.IsCompleted && !Waits(connection)) { }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var answer = await first();
        return other is null ? null : new(answer, await other);
    }

    /// <summary>Whether somebody on this database waits for a lock.</summary>
    private static bool Waits(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')", connection);
        return (bool)command.ExecuteScalar()!;
    }
}
#endif
