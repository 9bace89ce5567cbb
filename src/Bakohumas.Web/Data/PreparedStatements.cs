using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bakohumas.Web.Data;

/// <summary>
/// Statements prepared once on one connection, for the acts that a full hall repeats by the second: the door, a signature, its paper. The
/// write lane's connection on SQLite lives as long as the process, so they are compiled once. Everything else is written by EF.
/// </summary>
internal sealed class PreparedStatements
{
    private static readonly ConditionalWeakTable<DbConnection, PreparedStatements> Known = [];

    private readonly DbConnection connection;
    private readonly Dictionary<string, DbCommand> commands = [];
    private readonly Dictionary<Type, Insertion> insertions = [];
    private DbTransaction? transaction;

    private PreparedStatements(DbConnection connection) => this.connection = connection;

    public static PreparedStatements Of(DbConnection connection, DbTransaction transaction)
    {
        var sql = Known.GetValue(connection, static c => new PreparedStatements(c));
        sql.transaction = transaction;
        return sql;
    }

    /// <summary>Those of the act that this context belongs to.</summary>
    public static PreparedStatements Of(BakohumasDb db) =>
        Of(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Only an act of the write lane writes."));

    /// <summary>Whether acts of others go on beside this one, so that a row which must stay as it was read has to be held.</summary>
    public bool HasOthers => PostgresActs.RunsOn(connection);

    /// <param name="values">Instants, members of enums and null are written as the model's converters write them.</param>
    public DbCommand Get(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            commands.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => instant.UtcDateTime,
                Enum member => member.ToString(),
                var value => value,
            };
        return command;
    }

    /// <summary>Inserts a row exactly as the model maps it, without the cost of tracking it. Its keys are made by the caller, as everywhere.</summary>
    public Task InsertAsync<T>(BakohumasDb db, T row, CancellationToken cancel) where T : class
    {
        if (!insertions.TryGetValue(typeof(T), out var insertion)) insertions.Add(typeof(T), insertion = Insertion.Of(db.Model.FindEntityType(typeof(T))!, connection));
        return insertion.RunAsync(row, transaction, cancel);
    }

    private sealed record Insertion(DbCommand Command, IReadOnlyList<(IClrPropertyGetter Value, ValueConverter? Stored)> Columns)
    {
        public static Insertion Of(IEntityType entity, DbConnection connection)
        {
            var properties = entity.GetProperties().ToArray();
            var command = connection.CreateCommand();
            foreach (var place in Enumerable.Range(0, properties.Length))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"p{place}";
                command.Parameters.Add(parameter);
            }

            // Names of the model alone; every value is a parameter.
            command.CommandText =
                $"""INSERT INTO "{entity.GetTableName()}" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""))}) VALUES ({string.Join(", ", properties.Select((_, place) => $"@p{place}"))})""";
            return new(command, [.. properties.Select(p => (p.GetGetter(), p.GetTypeMapping().Converter))]);
        }

        public Task<int> RunAsync(object row, DbTransaction? transaction, CancellationToken cancel)
        {
            Command.Transaction = transaction;
            for (var place = 0; place < Columns.Count; place++)
            {
                var value = Columns[place].Value.GetClrValue(row);
                Command.Parameters[place].Value = (value is null ? null : Columns[place].Stored is { } stored ? stored.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            return Command.ExecuteNonQueryAsync(cancel);
        }
    }
}

/// <summary>Instants as the database keeps them: UTC.</summary>
internal static class PreparedRows
{
    public static DateTimeOffset Instant(this DbDataReader row, int column) =>
        new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static Guid? GuidOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
