using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>
/// Decides at the door and writes what was decided: every well-formed call with a new nonce is one append-only row, refused and
/// unknown ones too (product 6.3). The only desk that writes without EF: twenty doors at once is its normal day.
/// </summary>
internal sealed class AdmissionDesk(WriteLane lane, TimeProvider clock)
{
    public async Task<AdmissionOutcome> AdmitAsync(string token, string slug, AdmissionCall call, CancellationToken cancel) =>
        (await AdmitAsync(token, slug, [call], cancel))[0];

    /// <summary>The same for a few calls of one device, in their order and in one act.</summary>
    public Task<IReadOnlyList<AdmissionOutcome>> AdmitAsync(string token, string slug, IReadOnlyList<AdmissionCall> calls, CancellationToken cancel) =>
        AdmitAsync(Links.Hash(token), slug, calls, cancel);

    /// <summary>The same by the stored hash of the device's token.</summary>
    public Task<IReadOnlyList<AdmissionOutcome>> AdmitAsync(byte[] tokenHash, string slug, IReadOnlyList<AdmissionCall> calls, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hashed = calls.Select(call => (Call: call, Code: DoorCode.TryReadScan(call.Code, out var code) ? Links.Hash(code.Text) : null, Request: call.RequestHash())).ToArray();
        return lane.WriteRawAsync<IReadOnlyList<AdmissionOutcome>>((connection, transaction) =>
        {
            var book = new DoorBook(PreparedStatements.Of(connection, transaction));
            return [.. hashed.Select(h => Admit(book, tokenHash, slug, h.Call, h.Code, h.Request, now))];
        }, cancel);
    }

    /// <summary>Takes an admission back: another row. The same device within 15 minutes, a supervisor always.</summary>
    public Task<UndoOutcome> UndoAsync(string token, string slug, Guid admissionId, Guid nonce, DateTimeOffset at, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tokenHash = Links.Hash(token);
        return lane.WriteRawAsync((connection, transaction) =>
        {
            var book = new DoorBook(PreparedStatements.Of(connection, transaction));
            var session = book.Session(tokenHash, slug);
            if (session is null) return book.KnowsDevice(tokenHash) ? UndoOutcome.NoSuchEvent : UndoOutcome.NotPaired;
            if (!session.MayCall(now, forcedAt: null)) return UndoOutcome.NotPaired;
            if (book.Undo(session, admissionId) is not { } admission) return UndoOutcome.NoSuchAdmission;
            if (admission.UndoneByNonce is { } earlier) return earlier == nonce && admission.UndoneByDevice == session.DeviceId ? UndoOutcome.Undone : UndoOutcome.NoSuchAdmission;
            if (book.HasUndone(session.DeviceId, nonce)) return UndoOutcome.NonceTaken;
            if (!AdmissionRules.MayUndo(session.Right, admission.DeviceId == session.DeviceId, admission.HeardAt, now)) return UndoOutcome.TooLate;
            book.WriteUndo(session, admissionId, admission.ScanId, nonce, at, now);
            return UndoOutcome.Undone;
        }, cancel);
    }

    /// <summary>One call inside an act, which may hold more of them.</summary>
    public static AdmissionOutcome Admit(
        DoorBook book, byte[] tokenHash, string slug, AdmissionCall call, byte[]? codeHash, byte[] requestHash, DateTimeOffset now)
    {
        var session = book.Session(tokenHash, slug);
        if (session is null) return book.KnowsDevice(tokenHash) ? new AdmissionOutcome.NoSuchEvent() : new AdmissionOutcome.NotPaired();
        if (!session.MayCall(now, call.Forced ? call.HappenedAt(now) : null)) return new AdmissionOutcome.NotPaired();
        book.Touch(session, now);

        if (!call.Preview && book.Answered(session.DeviceId, call.Nonce) is { } earlier)
            return earlier.RequestHash.AsSpan().SequenceEqual(requestHash)
                ? new AdmissionOutcome.Answered(earlier.Answer)
                : new AdmissionOutcome.NonceTaken();

        var ticket = book.Ticket(codeHash, call.TicketId, isHeld: call is { Preview: false, Forced: false });
        var occasion = book.Occasion(session.EventId, call.OccasionId, call.HappenedAt(now), alsoOver: call.Forced || call.Direction == Direction.Out);
        var decision = AdmissionRules.Decide(book.Facts(session, ticket, occasion, call, now), now);
        // A device that may not do this is not told whose ticket it was.
        var isNamed = ticket is not null && ticket.EventId == session.EventId && decision is not AdmissionDecision.Refused { Reason: RefusalReason.DeviceRight };
        var answer = Answer(decision, isNamed ? ticket : null);
        if (call.Said is { } said && decision is not AdmissionDecision.Refused { Reason: RefusalReason.DeviceRight }) answer = answer with { Verdict = said.Verdict, Reason = said.Reason, Conflict = false };
        if (call.Preview) return new AdmissionOutcome.Answered(answer.Verdict == Verdict.Admitted ? answer with { Verdict = Verdict.Ready } : answer);
        return new AdmissionOutcome.Answered(book.Write(session, call, ticket, occasion, requestHash, answer, now));
    }

    public static AdmissionAnswer Answer(AdmissionDecision decision, DoorTicket? ticket)
    {
        var known = new AdmissionAnswer { Verdict = Verdict.Unknown, Name = ticket?.Name, Agency = ticket?.Agency, Role = ticket?.Role };
        return decision.Match(
            admitted => known with { Verdict = Verdict.Admitted, First = First(admitted.First), Conflict = admitted.Conflict },
            inside => known with { Verdict = Verdict.AlreadyInside, First = First(inside.First) },
            left => known with { Verdict = Verdict.Left, First = First(left.First) },
            refused => known with { Verdict = Verdict.Refused, Reason = refused.Reason },
            _ => new AdmissionAnswer { Verdict = Verdict.Unknown, Reason = RefusalReason.Unknown });
    }

    private static FirstAdmission? First(FirstEntry? entry) => entry is null ? null : new(entry.Gate, entry.At);
}

/// <summary>What became of an admission call.</summary>
internal abstract record AdmissionOutcome
{
    private AdmissionOutcome()
    {
    }

    public sealed record Answered(AdmissionAnswer Answer) : AdmissionOutcome;

    /// <summary>The nonce was used for something else.</summary>
    public sealed record NonceTaken : AdmissionOutcome;

    /// <summary>Unknown event, or one that the device does not belong to.</summary>
    public sealed record NoSuchEvent : AdmissionOutcome;

    /// <summary>Unknown, expired or revoked token.</summary>
    public sealed record NotPaired : AdmissionOutcome;
}

/// <summary>What became of an undo.</summary>
internal enum UndoOutcome
{
    Undone,
    TooLate,

    /// <summary>The nonce took back another admission.</summary>
    NonceTaken,
    NoSuchAdmission,
    NoSuchEvent,
    NotPaired,
}
