using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data;

/// <summary>
/// One thread, one connection, group commit: up to 256 acts share one BEGIN IMMEDIATE … COMMIT, each under its own savepoint,
/// and are answered only after the commit was flushed (WAL, synchronous=FULL). A failed act rolls back alone; when SQLite drops
/// the whole transaction, the acts of the batch run again one by one.
/// </summary>
internal sealed class SqliteWriteLane : WriteLane, IHostedService, IDisposable
{
    private const int BatchLimit = 256;
    private const int WaitingLimit = 4096;
    private const string Savepoint = "act";

    private readonly Channel<Work> waiting = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(WaitingLimit) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly WriteGate gate;
    private readonly IServiceProvider services;
    private readonly string connectionString;
    private readonly Thread thread;
    private SqliteConnection? connection;
    private DbContextOptions<SqliteBakohumasDb>? options;

    public SqliteWriteLane(WriteGate gate, DatabaseAddress address, IServiceProvider services)
    {
        this.services = services;
        this.gate = gate;
        connectionString = new SqliteConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ToString();
        thread = new Thread(Run) { Name = "write lane", IsBackground = true };
    }

    public override Task<T> WriteAsync<T>(Func<BakohumasDb, CancellationToken, Task<T>> act, CancellationToken cancel = default) =>
        Enqueue(new Work<T>((_, cancelled) =>
        {
            using var db = new SqliteBakohumasDb(options!);
            db.Database.AutoSavepointsEnabled = false;
            db.Database.UseTransaction(current);
            var task = act(db, cancelled);
            if (!task.IsCompleted) throw new InvalidOperationException("An act awaited something that is not the database.");
            return task.GetAwaiter().GetResult();
        }, cancel));

    public override Task<T> WriteRawAsync<T>(Func<DbConnection, DbTransaction, T> act, CancellationToken cancel = default) =>
        Enqueue(new Work<T>((lane, _) => act(lane, current!), cancel));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Takes no more acts and finishes those that wait.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await drained.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        waiting.Writer.TryComplete();
        connection?.Dispose();
    }

    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteTransaction? current;

    private Task<T> Enqueue<T>(Work<T> work)
    {
        if (waiting.Writer.TryWrite(work)) return work.Task;
        throw new WriteLaneFullException();
    }

    private void Run()
    {
        var batch = new List<Work>(BatchLimit);
        try
        {
            // Blocking on purpose: this thread has nothing else to do.
            while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                batch.Clear();
                while (batch.Count < BatchLimit && waiting.Reader.TryRead(out var work))
                    if (work.Begin()) batch.Add(work);
                if (batch.Count > 0) RunBatch(batch);
            }
        }
        finally
        {
            drained.TrySetResult();
        }
    }

    private void RunBatch(List<Work> batch)
    {
        gate.Enter();
        try
        {
            if (TryCommit(batch) is { } fault)
                foreach (var work in batch)
                    if ((batch.Count > 1 ? TryCommit([work]) : fault) is { } own)
                        work.Fail(own);
        }
        finally
        {
            gate.Leave();
        }

        foreach (var work in batch) work.Answer();
    }

    /// <returns>Null when committed; otherwise the fault that cost the whole transaction, and nothing was written.</returns>
    private Exception? TryCommit(List<Work> batch)
    {
        try
        {
            var lane = Open();
            using var transaction = lane.BeginTransaction(deferred: false);
            current = transaction;
            foreach (var work in batch)
            {
                transaction.Save(Savepoint);
                if (work.Run(lane))
                {
                    transaction.Release(Savepoint);
                    continue;
                }

                // Throws when SQLite has already dropped the transaction (disk full, I/O error): then nobody's work stands.
                transaction.Rollback(Savepoint);
                transaction.Release(Savepoint);
            }

            transaction.Commit();
            return null;
        }
        catch (Exception fault)
        {
            // The connection may hold half a transaction: a new one cannot.
            connection?.Dispose();
            connection = null;
            return fault;
        }
        finally
        {
            current = null;
        }
    }

    private SqliteConnection Open()
    {
        if (connection is not null) return connection;
        connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = SqliteDurability.Pragma;
        pragma.ExecuteNonQuery();
        options = new DbContextOptionsBuilder<SqliteBakohumasDb>().UseSqlite(connection).UseApplicationServiceProvider(services).Options;
        return connection;
    }

    private abstract class Work
    {
        public abstract bool Begin();
        public abstract bool Run(SqliteConnection lane);
        public abstract void Fail(Exception fault);
        public abstract void Answer();
    }

    private sealed class Work<T>(Func<SqliteConnection, CancellationToken, T> act, CancellationToken cancel) : Work
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? fault;

        public Task<T> Task => answer.Task;

        public override bool Begin()
        {
            if (!cancel.IsCancellationRequested) return true;
            answer.TrySetCanceled(cancel);
            return false;
        }

        public override bool Run(SqliteConnection lane)
        {
            try
            {
                result = act(lane, CancellationToken.None);
                fault = null;
                return true;
            }
            catch (Exception exception)
            {
                fault = exception;
                return false;
            }
        }

        public override void Fail(Exception exception) => fault ??= exception;

        public override void Answer()
        {
            if (fault is null) answer.TrySetResult(result!);
            else answer.TrySetException(fault);
        }
    }
}
