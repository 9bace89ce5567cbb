using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bakohumas.Web.Data;

/// <summary>
/// What was acknowledged survives power loss: WAL with synchronous=FULL. FULL is a property of a connection, so every opened one gets it.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    public const string Pragma = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var pragma = connection.CreateCommand();
        pragma.CommandText = Pragma;
        pragma.ExecuteNonQuery();
    }
}
