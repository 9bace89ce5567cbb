using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>What a signature asks and counts inside its act, in prepared statements: 2,000 people sign in the same minutes.</summary>
internal sealed class SigningBook(PreparedStatements sql, Guid registrationId, DateTimeOffset now)
{
    /// <summary>The session takes this person: nobody signs from a seat that was given back, or from outside a room.</summary>
    private const string MaySign =
        $"""
        ("Mode" = '{nameof(SigningMode.Remote)}' OR EXISTS (SELECT 1 FROM "Admissions" a WHERE a."RegistrationId" = @registration AND a."UndoId" IS NULL))
        AND EXISTS (SELECT 1 FROM "Registrations" r WHERE r."Id" = @registration AND r."State" = '{nameof(RegistrationState.Registered)}')
        """;

    /// <summary>All that the act must know, in one question.</summary>
    /// <returns>Null without an open session.</returns>
    public async Task<Seat?> SeatAsync(Guid eventId, string hash, CancellationToken cancel)
    {
        await using var row = await sql.Get(
            $"""
            SELECT s."Id",
                (SELECT p."Id" FROM "Pledges" p WHERE p."SigningSessionId" = s."Id" AND p."RegistrationId" = @registration AND p."SupersededById" IS NULL),
                (SELECT t."Id" FROM "FrozenTexts" t WHERE t."EventId" = @event AND t."Hash" = @hash LIMIT 1),
                -- Of several admissions the surest: the one that a person of the committee saw.
                (SELECT a."Source" FROM "Admissions" a WHERE a."RegistrationId" = @registration AND a."UndoId" IS NULL
                 ORDER BY CASE a."Source" WHEN '{nameof(AdmissionSource.Door)}' THEN 0 WHEN '{nameof(AdmissionSource.SelfCheckIn)}' THEN 1 WHEN '{nameof(AdmissionSource.Paper)}' THEN 2 ELSE 3 END LIMIT 1)
            FROM "SigningSessions" s
            WHERE s."EventId" = @event AND s."ClosedAt" IS NULL AND (s."ClosesAt" IS NULL OR s."ClosesAt" > @now)
            """, ("registration", registrationId), ("event", eventId), ("hash", hash), ("now", now)).ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new(row.GetGuid(0), row.GuidOrNull(1), row.GuidOrNull(2), row.TextOrNull(3) is { } source ? Enum.Parse<AdmissionSource>(source) : null)
            : null;
    }

    /// <summary>Takes a number. The WHERE is the guard: a session that closed, an admission that was undone, a seat given back in between give none.</summary>
    public async Task<bool> CountAsync(Guid sessionId, CancellationToken cancel) => await sql.Get(
        $"""
        UPDATE "SigningSessions" SET "SignedCount" = "SignedCount" + 1
        WHERE "Id" = @session AND "ClosedAt" IS NULL AND ("ClosesAt" IS NULL OR "ClosesAt" > @now) AND {MaySign}
        """, ("session", sessionId), ("now", now), ("registration", registrationId)).ExecuteNonQueryAsync(cancel) == 1;

    /// <summary>
    /// Asked again once the session's row is ours: an entry of a signing sheet takes the same row before it looks for pledges, and who
    /// waited for the row saw the other tables as they were before the wait (PostgreSQL, READ COMMITTED).
    /// </summary>
    public async Task<(int Number, bool IsOnPaper, bool MaySign)> CountedAsync(Guid sessionId, CancellationToken cancel)
    {
        await using var row = await sql.Get(
            $"""
            SELECT "SignedCount",
                CASE WHEN EXISTS (SELECT 1 FROM "PaperSignatures" x WHERE x."RegistrationId" = @registration AND x."UndoId" IS NULL) THEN 1 ELSE 0 END,
                CASE WHEN {MaySign} THEN 1 ELSE 0 END
            FROM "SigningSessions" WHERE "Id" = @session
            """, ("registration", registrationId), ("session", sessionId)).ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt32(0), row.GetInt32(1) == 1, row.GetInt32(2) == 1);
    }

    /// <summary>Gives the number back.</summary>
    public Task UncountAsync(Guid sessionId, CancellationToken cancel) =>
        sql.Get("""UPDATE "SigningSessions" SET "SignedCount" = "SignedCount" - 1 WHERE "Id" = @session""", ("session", sessionId)).ExecuteNonQueryAsync(cancel);
}

/// <param name="Earlier">The pledge that this person has signed in this session.</param>
/// <param name="FrozenId">The text as somebody else has signed it here.</param>
/// <param name="Source">How the person's coming was recorded; null when it was not.</param>
internal sealed record Seat(Guid SessionId, Guid? Earlier, Guid? FrozenId, AdmissionSource? Source);
