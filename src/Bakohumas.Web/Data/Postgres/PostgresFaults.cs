using Npgsql;

namespace Bakohumas.Web.Data;

/// <summary>What PostgreSQL's states mean to whoever waits for an answer.</summary>
internal static class PostgresFaults
{
    public static bool IsFull(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>Nothing was saved, and later it may be.</summary>
    public static bool IsBusy(Exception fault) => fault is NpgsqlException { IsTransient: true };
}
