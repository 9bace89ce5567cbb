using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.CheckIn.Offline;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn.Rehearsal;

/// <summary>What became of a queue that came as a file.</summary>
internal enum QueueFileState
{
    Brought,

    /// <summary>No file of a door, or one that is too large.</summary>
    Unreadable,

    /// <summary>Of another event, or of a device that this event does not know.</summary>
    Elsewhere,

    /// <summary>Somebody has changed it on the way.</summary>
    Changed,
}

/// <param name="Taken">Rows that are with the server now, also those that were there before.</param>
/// <param name="Refused">Rows that the server cannot take.</param>
internal sealed record QueueFileOutcome(QueueFileState State, int Taken = 0, int Refused = 0);

/// <summary>
/// Takes the queue of a phone that never found the network again, as a file that its page has sealed with its token: HMAC-SHA256 under the
/// token's SHA-256, which is what the database knows of it. The rows are the device's own, with its right and its end: nothing can be
/// written into them by whoever carries the file.
/// </summary>
internal sealed class QueueFileDesk(BakohumasDb db, AdmissionDesk admissions)
{
    public const int MostBytes = 8 * 1024 * 1024;
    private const int RowsAnAct = 25;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>Null for an event that is not there or not run by the officer.</returns>
    public async Task<QueueFileOutcome?> TakeAsync(Officer officer, string slug, Stream file, CancellationToken cancel)
    {
        if (await db.EventsRunBy(officer).Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancel) is not { } at) return null;
        var (sealedRows, queue) = await ReadAsync(file, cancel);
        if (sealedRows is null || queue is not { V: 1, Rows: { } rows }) return new(QueueFileState.Unreadable);
        if (queue.Slug != slug || await db.Devices.AsNoTracking().Where(d => d.Id == queue.DeviceId && d.EventId == at).Select(d => d.TokenHash).SingleOrDefaultAsync(cancel) is not { } key)
            return new(QueueFileState.Elsewhere);
        if (!IsSealed(sealedRows, key)) return new(QueueFileState.Changed);

        var (taken, refused) = (0, 0);
        foreach (var some in rows.Chunk(RowsAnAct))
        {
            var calls = some.Select(r => r is null ? null : AdmissionCall.From(r).Call).ToArray();
            var readable = calls.OfType<AdmissionCall>().Where(c => c.Forced && !c.Preview).ToArray();
            var answers = await admissions.AdmitAsync(key, slug, readable, cancel);
            var good = answers.Count(a => a is AdmissionOutcome.Answered);
            taken += good;
            refused += some.Length - good;
        }

        return new(QueueFileState.Brought, taken, refused);
    }

    private static bool IsSealed(Sealed file, byte[] key)
    {
        var mac = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(file.Payload!));
        return Base64Url.IsValid(file.Mac) && CryptographicOperations.FixedTimeEquals(mac, Base64Url.DecodeFromChars(file.Mac));
    }

    private static async Task<(Sealed? File, Queue? Queue)> ReadAsync(Stream file, CancellationToken cancel)
    {
        try
        {
            var outer = await JsonSerializer.DeserializeAsync<Sealed>(file, Json, cancel);
            if (outer is not { Payload: { } payload, Mac: not null } || !Base64Url.IsValid(payload)) return (null, null);
            return (outer, JsonSerializer.Deserialize<Queue>(Base64Url.DecodeFromChars(payload), Json));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private sealed record Sealed(string? Payload, string? Mac);

    private sealed record Queue(int V, string? Slug, Guid DeviceId, IReadOnlyList<AdmissionBody?>? Rows);
}
