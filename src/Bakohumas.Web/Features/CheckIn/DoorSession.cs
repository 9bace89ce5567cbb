using System.Data.Common;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>The device and event of one call, read in the same transaction as what follows, so that a revocation counts at once.</summary>
internal sealed record DoorSession(
    Guid DeviceId, DeviceRight Right, DateTimeOffset DeviceExpiresAt, DateTimeOffset? DeviceRevokedAt, DateTimeOffset LastContactAt,
    Guid EventId, EventState State, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>Whether the token still opens anything. After expiry or revocation it can only bring what happened before (product 6.3).</summary>
    /// <param name="forcedAt">When the thing happened that is brought afterwards; null for a live call.</param>
    public bool MayCall(DateTimeOffset now, DateTimeOffset? forcedAt) =>
        now < Ends || (forcedAt is { } at && at < Ends);

    /// <summary>Rows of a revoked device wait for a supervisor before they count: a thief can set the time.</summary>
    public bool IsHeld => DeviceRevokedAt is not null;

    /// <summary>A screen or kiosk that scans is refused, and not told whose ticket it was.</summary>
    public bool SeesNames => Right is DeviceRight.Scan or DeviceRight.Supervise;

    private DateTimeOffset Ends => DeviceRevokedAt is { } revoked && revoked < DeviceExpiresAt ? revoked : DeviceExpiresAt;

    public static DoorSession? Read(DoorStatements sql, byte[] tokenHash, string slug)
    {
        var command = sql.Get(
            """
            SELECT d."Id", d."Right", d."ExpiresAt", d."RevokedAt", d."LastContactAt", e."Id", e."State", e."StartsAt", e."EndsAt"
            FROM "Devices" d JOIN "Events" e ON e."Id" = d."EventId"
            WHERE d."TokenHash" = @token AND e."Slug" = @slug
            """, ("token", tokenHash), ("slug", slug));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new(row.GetGuid(0), Enum.Parse<DeviceRight>(row.GetString(1)), row.Instant(2), row.InstantOrNull(3), row.Instant(4),
                row.GetGuid(5), Enum.Parse<EventState>(row.GetString(6)), row.Instant(7), row.Instant(8))
            : null;
    }
}

/// <summary>
/// Prepared statements of the door on one connection. The write lane's connection on SQLite lives as long as the process, so its
/// statements are compiled once.
/// </summary>
internal sealed class DoorStatements(DbConnection connection)
{
    private readonly Dictionary<string, DbCommand> commands = [];

    public DbTransaction? Transaction { get; set; }

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

        command.Transaction = Transaction;
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
}

/// <summary>Instants as the database keeps them: UTC.</summary>
internal static class DoorRows
{
    public static DateTimeOffset Instant(this DbDataReader row, int column) =>
        new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static Guid? GuidOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
