using Microsoft.Data.Sqlite;

namespace Bakohumas.Web.Data;

/// <summary>What SQLite's primary result codes mean to whoever waits for an answer.</summary>
internal static class SqliteFaults
{
    /// <summary>SQLITE_FULL.</summary>
    public static bool IsFull(Exception fault) => fault is SqliteException { SqliteErrorCode: 13 };

    /// <summary>SQLITE_BUSY, SQLITE_LOCKED or SQLITE_IOERR: nothing was saved, and later it may be.</summary>
    public static bool IsBusy(Exception fault) => fault is SqliteException { SqliteErrorCode: 5 or 6 or 10 };
}
