using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bakohumas.Web.Data;

/// <summary>
/// Each act is its own READ COMMITTED transaction; a lost race (23503, 23505, 40001, 40P01, <see cref="LostRaceException"/>) runs it again
/// with a fresh context. An act that writes under several unique keys can lose for each of them, one after the other, to acts that were
/// committed: so it may run <see cref="Runs"/> times. What is wrong for good, such as a reference to a row that does not exist, still ends
/// as its own fault (decision 0028).
/// </summary>
internal sealed class PostgresWriteLane(DatabaseAddress address, IServiceProvider services) : WriteLane
{
    internal const int Runs = 8;

    private readonly DbContextOptions<PostgresBakohumasDb> options =
        new DbContextOptionsBuilder<PostgresBakohumasDb>().UseNpgsql(address.ConnectionString).UseApplicationServiceProvider(services).Options;

    public override Task<T> WriteAsync<T>(Func<BakohumasDb, CancellationToken, Task<T>> act, CancellationToken cancel = default) =>
        UntilWonAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            db.Database.AutoSavepointsEnabled = false;
            var result = await act(db, CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }, cancel);

    public override Task<T> WriteRawAsync<T>(Func<DbConnection, DbTransaction, T> act, CancellationToken cancel = default) =>
        UntilWonAsync(async db =>
        {
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            var result = act(connection, transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }, cancel);

    private async Task<T> UntilWonAsync<T>(Func<BakohumasDb, Task<T>> act, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        for (var run = 1; ; run++)
        {
            try
            {
                await using var db = new PostgresBakohumasDb(options);
                return await act(db);
            }
            catch (Exception fault) when (run < Runs && IsLostRace(fault))
            {
                // Whoever won is committed: the next run reads it.
            }
        }
    }

    private static bool IsLostRace(Exception fault) =>
        fault is LostRaceException || (fault as PostgresException ?? fault.InnerException as PostgresException)?.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
