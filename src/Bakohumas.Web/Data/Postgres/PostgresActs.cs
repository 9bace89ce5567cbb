using System.Data.Common;
using Npgsql;

namespace Bakohumas.Web.Data;

/// <summary>Acts on PostgreSQL run beside each other; on SQLite one after the other.</summary>
internal static class PostgresActs
{
    public static bool RunsOn(DbConnection connection) => connection is NpgsqlConnection;
}
