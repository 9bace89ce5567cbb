using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

/// <summary>A line of a queue that somebody has to know of: every form, and each scan that could not be taken.</summary>
/// <param name="Slip">Of a form; null for a scan.</param>
/// <param name="At">When it happened, as the door says; null when it does not say.</param>
/// <param name="Said">What became of it, worded.</param>
internal sealed record QueueFileLine(string? Slip, string? Gate, DateTimeOffset? At, bool IsTaken, string Said);

/// <param name="Taken">Rows and forms that are with the server now, also those that were there before.</param>
/// <param name="Refused">Rows and forms that the server cannot take.</param>
internal sealed record QueueFileOutcome(QueueFileState State, int Taken = 0, int Refused = 0)
{
    public IReadOnlyList<QueueFileLine> Lines { get; init; } = [];
}

/// <summary>
/// Takes the queue of a phone that never found the network again, as a file that its page has sealed with its token: HMAC-SHA256 under the
/// token's SHA-256, which is what the database knows of it. Rows and forms are the device's own, with its right and its end: nothing can be
/// written into them by whoever carries the file, and the forms are sealed to the event's key, so that nobody on the way reads a name.
/// </summary>
internal sealed class QueueFileDesk(BakohumasDb db, AdmissionDesk admissions, WalkInDesk walkIns, Wording words)
{
    public const int MostBytes = 8 * 1024 * 1024;
    private const int RowsAnAct = 25;

    /// <summary>Lines of a result; what could not be taken stands first.</summary>
    private const int MostLines = 500;

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

        QueueFileLine[] lines = [.. await RowsAsync(key, slug, rows, cancel), .. await FormsAsync(key, slug, queue.Forms ?? [], cancel)];
        return new(QueueFileState.Brought, lines.Count(l => l.IsTaken), lines.Count(l => !l.IsTaken)) { Lines = [.. lines.Where(l => !l.IsTaken || l.Slip is not null).OrderBy(l => l.IsTaken).Take(MostLines)] };
    }

    private async Task<IReadOnlyList<QueueFileLine>> RowsAsync(byte[] key, string slug, IReadOnlyList<AdmissionBody?> rows, CancellationToken cancel)
    {
        var lines = new List<QueueFileLine>(rows.Count);
        foreach (var some in rows.Chunk(RowsAnAct))
        {
            var read = some.Select(r => (Body: r, Call: r is null || !r.Forced || r.Preview ? null : AdmissionCall.From(r).Call)).ToArray();
            var answers = new Queue<AdmissionOutcome>(await admissions.AdmitAsync(key, slug, [.. read.Select(r => r.Call).OfType<AdmissionCall>()], cancel));
            foreach (var (body, call) in read)
            {
                var (isTaken, said) = call is null ? (false, "gladi.antre.baris.rusak") : Said(answers.Dequeue());
                lines.Add(new(null, ShortName.Of(body?.Gate), AdmissionCall.Instant(body?.At), isTaken, words[said]));
            }
        }

        return lines;
    }

    private async Task<IReadOnlyList<QueueFileLine>> FormsAsync(byte[] key, string slug, IReadOnlyList<WalkInBody?> forms, CancellationToken cancel)
    {
        if (forms.Count == 0 || (await walkIns.PlaceAsync(key, slug, null, cancel)).Place is not { } place)
            return [.. forms.Select(f => Line(f, false, words["gladi.antre.baris.rusak"]))];
        var lines = new List<QueueFileLine>(forms.Count);
        foreach (var form in forms)
        {
            var (isTaken, said) = await TakeAsync(key, slug, form, place, cancel);
            lines.Add(Line(form, isTaken, said));
        }

        return lines;
    }

    private async Task<(bool IsTaken, string Said)> TakeAsync(byte[] key, string slug, WalkInBody? form, WalkInPlace place, CancellationToken cancel)
    {
        // Only what a door without network did and sealed: anything else is no form of a queue.
        if (form is not { Forced: true, Sealed: not null }) return (false, words["gladi.antre.baris.rusak"]);
        if (walkIns.Opened(place, form) is not { } opened) return (false, words["gladi.antre.baris.terkunci"]);
        var state = new ModelStateDictionary();
        if (state.Read(opened, place, words) is not { } call) return (false, state.Values.SelectMany(v => v.Errors).First().ErrorMessage);
        return await walkIns.AdmitAsync(key, slug, call, place, cancel) switch
        {
            WalkInOutcome.Answered { Answer: { Reason: { } refusal } } => (false, words.Of(refusal)),
            WalkInOutcome.Answered { Answer: var answer } => (true, words[answer switch
            {
                { SeatCheck: true } => "langsung.periksa_kursi", { Known: true } => "langsung.dikenal_menunggu", _ => "gladi.antre.baris.tercatat",
            }]),
            WalkInOutcome.NonceTaken => (false, words["gladi.antre.baris.nomor"]),
            _ => (false, words["gladi.antre.baris.lepas"]),
        };
    }

    private static (bool IsTaken, string Said) Said(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Answered => (true, "gladi.antre.baris.tercatat"),
        AdmissionOutcome.NonceTaken => (false, "gladi.antre.baris.nomor"),
        _ => (false, "gladi.antre.baris.lepas"),
    };

    private QueueFileLine Line(WalkInBody? form, bool isTaken, string said) =>
        new(form?.Slip is { Length: > 0 and <= 12 } slip ? slip : words["gladi.antre.baris.tanpa_slip"], ShortName.Of(form?.Gate), AdmissionCall.Instant(form?.At), isTaken, said);

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

    private sealed record Queue(int V, string? Slug, Guid DeviceId, IReadOnlyList<AdmissionBody?>? Rows, IReadOnlyList<WalkInBody?>? Forms = null);
}
