using System.Data;
using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.Audit;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Microsoft.Data.Sqlite;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>What a scan asks of the anchors: as the door's body, without its rules.</summary>
internal sealed record AnchorScan(Guid Nonce, string Code, string Gate, DateTimeOffset At);

/// <summary>
/// The least that writes a check-in: finds the person by the code's hash and inserts the same three rows as the product (scan,
/// admission, audit) on one connection with the same durability.
/// </summary>
internal sealed class SameRows : IDisposable
{
    private readonly Hall hall;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand scan;
    private readonly SqliteCommand admission;
    private readonly SqliteCommand audit;

    private int turn;

    /// <param name="synchronous">NORMAL leaves out the flush at each commit: the control of a power cut.</param>
    public SameRows(Hall hall, string synchronous = "FULL")
    {
        this.hall = hall;
        connection = new SqliteConnection($"Data Source={hall.Database};Pooling=False");
        connection.Open();
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = SqliteDurability.Pragma.Replace("=FULL", "=" + synchronous, StringComparison.Ordinal);
            pragma.ExecuteNonQuery();
        }

        find = Command("""SELECT r."Id" FROM "TicketCodes" c JOIN "Registrations" r ON r."Id" = c."RegistrationId" WHERE c."Hash" = @0""", 1);
        scan = Command(
            """
            INSERT INTO "Scans" ("Id", "EventId", "DeviceId", "Nonce", "RequestHash", "RegistrationId", "OccasionId", "Direction", "Gate", "At", "HeardAt", "HappenedAt",
                                 "SkewMs", "Forced", "Verdict", "Reason", "FirstGate", "FirstAt", "AdmissionId", "Conflict", "IsHeld", "Source")
            VALUES (@0, @1, @2, @3, @4, @5, @6, 'In', @7, @8, @9, @9, 0, 0, 'Admitted', NULL, NULL, NULL, @10, 0, 0, 'Door')
            """, 11);
        admission = Command(
            """INSERT INTO "Admissions" ("Id", "EventId", "RegistrationId", "OccasionId", "ScanId", "Source", "AgencyId", "Gate", "At", "Minute", "UndoId") VALUES (@0, @1, @2, @3, @4, 'Door', (SELECT "AgencyId" FROM "Registrations" WHERE "Id" = @2), @5, @6, @7, NULL) ON CONFLICT DO NOTHING""", 8);
        audit = Command("""INSERT INTO "Audit" ("Id", "At", "Act", "ActorKind", "ActorId", "SubjectId", "EventId", "Fields") VALUES (@0, @1, @2, @3, @4, @5, @6, NULL)""", 7);
    }

    /// <summary>Writes some scans in one transaction; durable when it returns. False for a code that nobody has.</summary>
    public void Write(IReadOnlyList<AnchorScan> scans, bool[] known)
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[find, scan, admission, audit]) command.Transaction = transaction;
        for (var i = 0; i < scans.Count; i++) known[i] = One(scans[i]);
        transaction.Commit();
    }

    public void Dispose() => connection.Dispose();

    private bool One(AnchorScan asked)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (Run(find, SHA256.HashData(Encoding.ASCII.GetBytes(asked.Code))).ExecuteScalar() is not string person) return false;
        var (scanId, admissionId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        var request = SHA256.HashData(Encoding.UTF8.GetBytes($"{asked.Code}\n{asked.Gate}"));
        var device = hall.Doors[turn++ % hall.Doors.Length].Id;
        Run(scan, scanId, hall.EventId, device, asked.Nonce, request, person, hall.OccasionId, asked.Gate, asked.At.UtcDateTime, now.UtcDateTime, admissionId).ExecuteNonQuery();
        Run(admission, admissionId, hall.EventId, person, hall.OccasionId, scanId, asked.Gate, asked.At.UtcDateTime, Admission.MinuteOf(asked.At)).ExecuteNonQuery();
        Run(audit, Guid.CreateVersion7(now), now.UtcDateTime, Acts.Scanned, nameof(ActorKind.Device), device, scanId, hall.EventId).ExecuteNonQuery();
        return true;
    }

    private static SqliteCommand Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@{i}" });
        return command;
    }
}
