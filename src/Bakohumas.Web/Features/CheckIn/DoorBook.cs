using Bakohumas.Domain.Audit;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Reads and writes the door's rows inside one act. The guard against a second admission is the partial unique index.</summary>
internal sealed class DoorBook(PreparedStatements sql)
{
    private static readonly TimeSpan ContactEvery = TimeSpan.FromSeconds(30);

    public DoorSession? Session(byte[] tokenHash, string slug) => DoorSession.Read(sql, tokenHash, slug);

    public DoorSession? Screen(Guid deviceId) => DoorSession.ReadScreen(sql, deviceId);

    /// <summary>What became of a self check-in: its first verdict, whether it waits for staff, and whether staff refused it or somebody took it back.</summary>
    public (Verdict Verdict, RefusalReason? Reason, bool Waits, bool IsOver)? SelfCheckIn(Guid deviceId, Guid nonce)
    {
        using var row = sql.Get(
            """
            SELECT s."Verdict", s."Reason",
                CASE WHEN s."IsHeld" AND v."Id" IS NULL THEN 1 ELSE 0 END,
                CASE WHEN (s."IsHeld" AND v."Id" IS NOT NULL AND NOT v."IsConfirmed") OR a."UndoId" IS NOT NULL THEN 1 ELSE 0 END
            FROM "Scans" s LEFT JOIN "ScanReviews" v ON v."ScanId" = s."Id" LEFT JOIN "Admissions" a ON a."ScanId" = s."Id"
            WHERE s."DeviceId" = @device AND s."Nonce" = @nonce
            """, ("device", deviceId), ("nonce", nonce)).ExecuteReader();
        return row.Read()
            ? (Enum.Parse<Verdict>(row.GetString(0)), row.TextOrNull(1) is { } reason ? Enum.Parse<RefusalReason>(reason) : null, row.GetInt32(2) == 1, row.GetInt32(3) == 1)
            : null;
    }

    /// <summary>Whether this person's coming waits for a confirmation already.</summary>
    public bool Waits(Guid registrationId, Guid occasionId) => sql.Get(
        """
        SELECT 1 FROM "Scans" s
        WHERE "RegistrationId" = @registration AND "OccasionId" = @occasion AND "Verdict" = 'Admitted' AND "IsHeld"
          AND NOT EXISTS (SELECT 1 FROM "ScanReviews" v WHERE v."ScanId" = s."Id")
        """, ("registration", registrationId), ("occasion", occasionId)).ExecuteScalar() is not null;

    public bool KnowsDevice(byte[] tokenHash) =>
        sql.Get("""SELECT 1 FROM "Devices" WHERE "TokenHash" = @token""", ("token", tokenHash)).ExecuteScalar() is not null;

    public void Touch(DoorSession session, DateTimeOffset now)
    {
        if (now - session.LastContactAt < ContactEvery) return;
        sql.Get("""UPDATE "Devices" SET "LastContactAt" = @now WHERE "Id" = @id""", ("now", now), ("id", session.DeviceId)).ExecuteNonQuery();
    }

    /// <summary>The first answer to a nonce, with what was asked then.</summary>
    public (byte[] RequestHash, AdmissionAnswer Answer)? Answered(Guid deviceId, Guid nonce)
    {
        using var row = sql.Get(
            """
            SELECT s."RequestHash", s."Verdict", s."Reason", s."FirstGate", s."FirstAt", s."AdmissionId", s."Conflict",
                   r."Name", a."Name", r."EventId", s."EventId", r."VipSince"
            FROM "Scans" s
            LEFT JOIN "Registrations" r ON r."Id" = s."RegistrationId"
            LEFT JOIN "Agencies" a ON a."Id" = r."AgencyId"
            WHERE s."DeviceId" = @device AND s."Nonce" = @nonce
            """, ("device", deviceId), ("nonce", nonce)).ExecuteReader();
        if (!row.Read()) return null;
        var known = row.GuidOrNull(9) is { } at && at == row.GetGuid(10) && row.TextOrNull(2) != nameof(RefusalReason.DeviceRight);
        return ((byte[])row.GetValue(0), new AdmissionAnswer
        {
            Verdict = Enum.Parse<Verdict>(row.GetString(1)),
            Reason = row.TextOrNull(2) is { } reason ? Enum.Parse<RefusalReason>(reason) : null,
            First = row.TextOrNull(3) is { } gate ? new(gate, row.Instant(4)) : null,
            AdmissionId = row.GuidOrNull(5),
            Conflict = row.GetBoolean(6),
            Name = known ? row.TextOrNull(7) : null,
            Agency = known ? row.TextOrNull(8) : null,
            Role = known ? DoorTicket.RoleOf(!row.IsDBNull(11)) : null,
        });
    }

    /// <param name="isHeld">Whether the registration must stay as it is until the act ends: nobody gives a seat back while a door lets the person in.</param>
    public DoorTicket? Ticket(byte[]? codeHash, Guid? ticketId, bool isHeld)
    {
        const string Columns = """
            SELECT r."Id", r."EventId", r."State", r."Name", a."Name", c."Generation", r."TicketGeneration", r."VipSince"
            FROM "TicketCodes" c
            JOIN "Registrations" r ON r."Id" = c."RegistrationId"
            JOIN "Agencies" a ON a."Id" = r."AgencyId"
            """;
        if (codeHash is null && ticketId is null) return null;
        var hold = isHeld && sql.HasOthers ? " FOR SHARE OF r" : "";
        var command = codeHash is not null
            ? sql.Get(Columns + """ WHERE c."Hash" = @code""" + hold, ("code", codeHash))
            : sql.Get(Columns + """ WHERE r."Id" = @ticket AND c."Generation" = r."TicketGeneration" """ + hold, ("ticket", ticketId));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new(row.GetGuid(0), row.GetGuid(1), Enum.Parse<RegistrationState>(row.GetString(2)), row.GetString(3), row.GetString(4), row.GetInt32(5) == row.GetInt32(6), !row.IsDBNull(7))
            : null;
    }

    /// <summary>The occasion of a call; see <see cref="OccasionChoice"/>.</summary>
    public Guid? Occasion(Guid eventId, Guid? asked, DateTimeOffset at, bool alsoOver)
    {
        var occasions = new List<OccasionWindow>(2);
        using var row = sql.Get("""SELECT "Id", "StartsAt", "EndsAt" FROM "Occasions" WHERE "EventId" = @event""", ("event", eventId)).ExecuteReader();
        while (row.Read()) occasions.Add(new(row.GetGuid(0), row.Instant(1), row.Instant(2)));
        return OccasionChoice.Of(occasions, asked, at, alsoOver);
    }

    public AdmissionFacts Facts(DoorSession session, DoorTicket? ticket, Guid? occasion, AdmissionCall call, DateTimeOffset now, bool isSelfCheckIn = false)
    {
        TicketFacts? facts = null;
        if (ticket is not null)
        {
            var (first, inside) = occasion is { } at && ticket.EventId == session.EventId ? PresenceOf(ticket.Id, at, call.Forced ? call.HappenedAt(now) : null) : (null, false);
            facts = new(ticket.EventId == session.EventId, ticket.IsCurrent, ticket.State, first, inside);
        }

        return new(session.Right, session.State, session.StartsAt, session.EndsAt, facts, occasion is not null, call.Direction, call.Forced) { NamesNone = call.OccasionId is null, IsSelfCheckIn = isSelfCheckIn, IsByRoster = call.TicketId is not null };
    }

    /// <summary>Writes the scan and, the first time, the admission; both with the audit row, or none.</summary>
    public AdmissionAnswer Write(
        DoorSession session, AdmissionCall call, DoorTicket? ticket, Guid? occasion, byte[] requestHash, AdmissionAnswer answer, DateTimeOffset now)
    {
        var scanId = Guid.CreateVersion7(now);
        // The scan keeps what the device said; what counts is when it happened.
        var happened = call.HappenedAt(now);
        var isFirst = answer.Verdict == Verdict.Admitted && answer.First is null && !session.IsHeld;
        var admissionId = isFirst ? Guid.CreateVersion7(now) : (Guid?)null;
        var source = Assurances.SourceOf(session.Right);
        sql.Get(
            """
            INSERT INTO "Scans" ("Id", "EventId", "DeviceId", "Nonce", "RequestHash", "RegistrationId", "OccasionId", "Direction", "Gate", "At", "HeardAt", "HappenedAt",
                                 "SkewMs", "Forced", "Verdict", "Reason", "FirstGate", "FirstAt", "AdmissionId", "Conflict", "IsHeld", "Source")
            VALUES (@id, @event, @device, @nonce, @request, @registration, @occasion, @direction, @gate, @at, @heard, @happened,
                    @skew, @forced, @verdict, @reason, @firstGate, @firstAt, @admission, @conflict, @held, @source)
            """,
            ("id", scanId), ("event", session.EventId), ("device", session.DeviceId), ("nonce", call.Nonce), ("request", requestHash),
            ("registration", ticket?.Id), ("occasion", occasion), ("direction", call.Direction), ("gate", call.Gate), ("at", call.At), ("heard", now), ("happened", happened),
            ("skew", call.SkewMs), ("forced", call.Forced), ("verdict", answer.Verdict), ("reason", answer.Reason),
            ("firstGate", answer.First?.Gate), ("firstAt", answer.First?.At), ("admission", admissionId), ("conflict", answer.Conflict), ("held", session.IsHeld), ("source", source)).ExecuteNonQuery();
        if (isFirst)
        {
            sql.Get(
                """
                INSERT INTO "Admissions" ("Id", "EventId", "RegistrationId", "OccasionId", "ScanId", "Source", "AgencyId", "Gate", "At", "Minute", "UndoId")
                VALUES (@id, @event, @registration, @occasion, @scan, @source, (SELECT "AgencyId" FROM "Registrations" WHERE "Id" = @registration), @gate, @at, @minute, NULL)
                """,
                ("id", admissionId), ("event", session.EventId), ("registration", ticket!.Id), ("occasion", occasion), ("scan", scanId),
                ("source", source), ("gate", call.Gate), ("at", happened), ("minute", Admission.MinuteOf(happened))).ExecuteNonQuery();
            if (ticket.IsVip) TellProtocol(session.EventId, ticket.Id, occasion!.Value, now);
        }
        else if (call.Forced && answer.Verdict == Verdict.Admitted && !session.IsHeld) CameEarlier(ticket!.Id, occasion!.Value, scanId, source, call.Gate, happened, call.Nonce);

        Record(now, Acts.Scanned, session, scanId);
        return answer with { AdmissionId = admissionId };
    }

    /// <summary>The admission to take back, with the scan that counts for it and the undo it may already have.</summary>
    public (Guid ScanId, Guid? DeviceId, DateTimeOffset HeardAt, Guid? UndoneByNonce, Guid? UndoneByDevice)? Undo(DoorSession session, Guid admissionId)
    {
        using var row = sql.Get(
            """
            SELECT s."Id", s."DeviceId", s."HeardAt", u."Nonce", u."DeviceId"
            FROM "Admissions" a JOIN "Scans" s ON s."Id" = a."ScanId" LEFT JOIN "ScanUndos" u ON u."AdmissionId" = a."Id"
            WHERE a."Id" = @id AND a."EventId" = @event
            """, ("id", admissionId), ("event", session.EventId)).ExecuteReader();
        return row.Read() ? (row.GetGuid(0), row.GuidOrNull(1), row.Instant(2), row.GuidOrNull(3), row.GuidOrNull(4)) : null;
    }

    /// <summary>Whether the device has used a nonce for an undo.</summary>
    public bool HasUndone(Guid deviceId, Guid nonce) =>
        sql.Get("""SELECT 1 FROM "ScanUndos" WHERE "DeviceId" = @device AND "Nonce" = @nonce""", ("device", deviceId), ("nonce", nonce)).ExecuteScalar() is not null;

    /// <param name="scanId">What counted for the admission when this was decided.</param>
    /// <exception cref="LostRaceException">An earlier entry from another door's queue counts for it by now: whose it is decides who may take it back.</exception>
    public void WriteUndo(DoorSession session, Guid admissionId, Guid scanId, Guid nonce, DateTimeOffset at, DateTimeOffset now)
    {
        var undoId = Guid.CreateVersion7(now);
        sql.Get(
            """
            INSERT INTO "ScanUndos" ("Id", "EventId", "AdmissionId", "DeviceId", "Nonce", "At", "HeardAt")
            VALUES (@id, @event, @admission, @device, @nonce, @at, @heard)
            """,
            ("id", undoId), ("event", session.EventId), ("admission", admissionId), ("device", session.DeviceId), ("nonce", nonce),
            ("at", at), ("heard", now)).ExecuteNonQuery();
        if (sql.Get("""UPDATE "Admissions" SET "UndoId" = @undo WHERE "Id" = @id AND "UndoId" IS NULL AND "ScanId" = @scan""", ("undo", undoId), ("id", admissionId), ("scan", scanId)).ExecuteNonQuery() == 0)
            throw new LostRaceException();
        Record(now, Acts.ScanUndone, session, undoId);
    }

    /// <summary>
    /// A door without network saw the person before the one that the server heard first: the admission is from then on the earlier one.
    /// Both scans stay. Of two at the same instant the one with the lower nonce counts, whichever came first to the server.
    /// </summary>
    /// <exception cref="LostRaceException">The admission was taken back in between: this entry stands by itself.</exception>
    private void CameEarlier(Guid registrationId, Guid occasionId, Guid scanId, AdmissionSource source, string gate, DateTimeOffset at, Guid nonce)
    {
        var replaced = sql.Get(
            """
            UPDATE "Admissions" SET "ScanId" = @scan, "Source" = @source, "Gate" = @gate, "At" = @at, "Minute" = @minute
            WHERE "RegistrationId" = @registration AND "OccasionId" = @occasion AND "UndoId" IS NULL
              AND ("At" > @at OR ("At" = @at AND (SELECT s."Nonce" FROM "Scans" s WHERE s."Id" = "Admissions"."ScanId") > @nonce))
            """,
            ("scan", scanId), ("source", source), ("gate", gate), ("at", at), ("minute", Admission.MinuteOf(at)), ("registration", registrationId), ("occasion", occasionId), ("nonce", nonce)).ExecuteNonQuery();
        if (replaced == 0 && FirstOf(registrationId, occasionId) is null) throw new LostRaceException();
    }

    private FirstEntry? FirstOf(Guid registrationId, Guid occasionId)
    {
        using var row = sql.Get(
            """SELECT "Gate", "At" FROM "Admissions" WHERE "RegistrationId" = @registration AND "OccasionId" = @occasion AND "UndoId" IS NULL""",
            ("registration", registrationId), ("occasion", occasionId)).ExecuteReader();
        return row.Read() ? new(row.GetString(0), row.Instant(1)) : null;
    }

    /// <summary>First admission that stands, and whether the person is inside; for what happened offline, whether another entry stands beside it.</summary>
    private (FirstEntry? First, bool IsInside) PresenceOf(Guid registrationId, Guid occasionId, DateTimeOffset? happened)
    {
        if (FirstOf(registrationId, occasionId) is not { } first) return (null, false);
        var movements = new List<Movement>(4);
        using var passed = sql.Get(
            """
            SELECT "Verdict", "HappenedAt" FROM "Scans" s
            WHERE "RegistrationId" = @registration AND "OccasionId" = @occasion AND "Verdict" IN ('Admitted', 'Left')
              AND (NOT "IsHeld" OR EXISTS (SELECT 1 FROM "ScanReviews" v WHERE v."ScanId" = s."Id" AND v."IsConfirmed"))
            ORDER BY "HappenedAt", "Id"
            """, ("registration", registrationId), ("occasion", occasionId)).ExecuteReader();
        while (passed.Read()) movements.Add(new(passed.GetString(0) == nameof(Verdict.Admitted) ? Direction.In : Direction.Out, passed.Instant(1)));
        return (first, happened is { } at ? Presence.Meets(movements, at) : Presence.IsInside(movements));
    }

    /// <summary>One mail for a person and occasion, also when the admission is taken back and made again: the index refuses a second row.</summary>
    private void TellProtocol(Guid eventId, Guid registrationId, Guid occasionId, DateTimeOffset now) =>
        sql.Get(
            """
            INSERT INTO "Outbox" ("Id", "Rule", "SubjectId", "Occurrence", "EventId", "Language", "CreatedAt", "DueAt", "State", "Attempts")
            SELECT @id, @rule, @registration, @occasion, e."Id", e."Language", @now, @now, @state, 0 FROM "Events" e WHERE e."Id" = @event
            ON CONFLICT DO NOTHING
            """,
            ("id", Guid.CreateVersion7(now)), ("rule", MailRule.VipArrived), ("registration", registrationId), ("occasion", OutboxRows.VipOccurrence(occasionId)),
            ("now", now), ("state", MailState.Queued), ("event", eventId)).ExecuteNonQuery();

    private void Record(DateTimeOffset now, string act, DoorSession session, Guid subject) =>
        sql.Get(
            """
            INSERT INTO "Audit" ("Id", "At", "Act", "ActorKind", "ActorId", "SubjectId", "EventId", "Fields")
            VALUES (@id, @at, @act, @kind, @actor, @subject, @event, NULL)
            """,
            ("id", Guid.CreateVersion7(now)), ("at", now), ("act", act), ("kind", ActorKind.Device), ("actor", session.DeviceId),
            ("subject", subject), ("event", session.EventId)).ExecuteNonQuery();
}

/// <summary>A ticket found by code or id, of whatever event.</summary>
internal sealed record DoorTicket(Guid Id, Guid EventId, RegistrationState State, string Name, string Agency, bool IsCurrent, bool IsVip)
{
    public string Role => RoleOf(IsVip);

    /// <summary>The roles there are until speakers and committee have tickets.</summary>
    public static string RoleOf(bool isVip) => isVip ? "vip" : "participant";
}
