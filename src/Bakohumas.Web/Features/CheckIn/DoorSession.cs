using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;

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

    public static DoorSession? Read(PreparedStatements sql, byte[] tokenHash, string slug)
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
