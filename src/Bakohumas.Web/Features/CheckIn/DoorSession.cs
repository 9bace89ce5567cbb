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

    /// <summary>The organizer wants each self check-in confirmed.</summary>
    public bool AwaitsStaff { get; init; }

    /// <summary>Rows of a revoked device wait for a supervisor before they count: a thief can set the time.</summary>
    public bool IsHeld => DeviceRevokedAt is not null || AwaitsStaff;

    private DateTimeOffset Ends => DeviceRevokedAt is { } revoked && revoked < DeviceExpiresAt ? revoked : DeviceExpiresAt;

    public static DoorSession? Read(PreparedStatements sql, byte[] tokenHash, string slug) => Read(
        sql.Get(Columns + """ WHERE d."TokenHash" = @token AND e."Slug" = @slug""", ("token", tokenHash), ("slug", slug)), out _);

    /// <summary>A screen's own session, while its event lets people check in by themselves.</summary>
    public static DoorSession? ReadScreen(PreparedStatements sql, Guid deviceId) => Read(
        sql.Get(Columns + """ WHERE d."Id" = @device AND d."Right" = 'Screen'""", ("device", deviceId)), out var mode) is { } session && mode != SelfCheckIn.Closed
            ? session with { AwaitsStaff = mode == SelfCheckIn.Confirmed }
            : null;

    private const string Columns =
        """
        SELECT d."Id", d."Right", d."ExpiresAt", d."RevokedAt", d."LastContactAt", e."Id", e."State", e."StartsAt", e."EndsAt", e."SelfCheckIn"
        FROM "Devices" d JOIN "Events" e ON e."Id" = d."EventId"
        """;

    private static DoorSession? Read(System.Data.Common.DbCommand command, out SelfCheckIn mode)
    {
        using var row = command.ExecuteReader();
        mode = default;
        if (!row.Read()) return null;
        mode = Enum.Parse<SelfCheckIn>(row.GetString(9));
        return new(row.GetGuid(0), Enum.Parse<DeviceRight>(row.GetString(1)), row.Instant(2), row.InstantOrNull(3), row.Instant(4),
            row.GetGuid(5), Enum.Parse<EventState>(row.GetString(6)), row.Instant(7), row.Instant(8));
    }
}
