using System.Data.Common;

namespace Bakohumas.Web.Data;

/// <summary>
/// The only way to write (Identity excepted). An <em>act</em> reads and writes the database and nothing else, captures values,
/// returns no entity, touches at most 100 rows, never calls the lane, may run more than once, and protects no invariant by a value that
/// it read: the guard is an index or a WHERE. When the task completes, the act is durable.
/// </summary>
internal abstract class WriteLane
{
    /// <summary>Runs an act in its own all-or-nothing scope. The token counts until the act starts.</summary>
    /// <exception cref="WriteLaneFullException">More acts wait than the lane holds; nothing was written.</exception>
    public abstract Task<T> WriteAsync<T>(Func<BakohumasDb, CancellationToken, Task<T>> act, CancellationToken cancel = default);

    /// <summary>The same without EF, for the door alone.</summary>
    public abstract Task<T> WriteRawAsync<T>(Func<DbConnection, DbTransaction, T> act, CancellationToken cancel = default);

    public Task WriteAsync(Func<BakohumasDb, CancellationToken, Task> act, CancellationToken cancel = default) =>
        WriteAsync(async (db, token) => { await act(db, token); return true; }, cancel);
}

/// <summary>The lane is full: answered with 503 and Retry-After.</summary>
internal sealed class WriteLaneFullException() : Exception("The write lane is full; nothing was written.");

/// <summary>What an act decided by was changed by another one that is committed by now, and no index says so: the lane runs the act again.</summary>
internal sealed class LostRaceException() : Exception("Another act was faster.");
