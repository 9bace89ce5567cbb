using System.Diagnostics;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>What the act found, without the secrets that are derived outside it.</summary>
/// <param name="Ticket">Whose new ticket the answer shows, and its generation; null for somebody who has one, or nobody.</param>
internal sealed record WalkInSettled(WalkInOutcome Outcome, (Guid RegistrationId, int Generation)? Ticket = null);

/// <summary>
/// The act: the registration by the rules of registration, and the admission by the rules of the door, at once or not at all. Who is
/// registered already is let in with that ticket. What guards the seat and the person is the same update and index as everywhere.
/// </summary>
internal sealed class WalkInAct(byte[] tokenHash, string slug, WalkInCall call, byte[] requestHash, NewSeat seat, Guid id, DateTimeOffset now)
{
    public async Task<WalkInSettled> RunAsync(BakohumasDb db, CancellationToken cancel)
    {
        var book = new DoorBook(PreparedStatements.Of(db));
        var session = book.Session(tokenHash, slug);
        if (session is null) return new(book.KnowsDevice(tokenHash) ? new WalkInOutcome.NoSuchEvent() : new WalkInOutcome.NotPaired());
        if (!session.MayCall(now, call.Forced ? call.HappenedAt(now) : null)) return new(new WalkInOutcome.NotPaired());
        book.Touch(session, now);
        if (await EarlierAsync(db, book, session, cancel) is { } earlier) return earlier;

        // Asked for somebody with a good ticket, before anybody has one: clock, state and right decide as for everybody.
        var occasion = book.Occasion(session.EventId, null, call.HappenedAt(now), alsoOver: call.Forced);
        var guest = new AdmissionFacts(
            session.Right, session.State, session.StartsAt, session.EndsAt, new TicketFacts(true, true, RegistrationState.Registered, null, false), occasion is not null, Direction.In, call.Forced)
        // No ticket was held out: who may only read codes registers nobody.
        { NamesNone = true, IsByRoster = true };
        if (AdmissionRules.Decide(guest, now) is AdmissionDecision.Refused no) return await RefuseAsync(db, session, Of(no.Reason), cancel);

        var (taken, isOver) = await SeatAsync(db, session, cancel);
        if (taken.Outcome == SeatOutcome.NoSeat)
            return await RefuseAsync(db, session, isOver || await IsAtLimitAsync(db, session, cancel) ? WalkInRefusal.HardLimit : WalkInRefusal.Full, cancel);

        var isNew = taken.Outcome == SeatOutcome.Taken;
        var ticket = book.Ticket(null, taken.RegistrationId, isHeld: !call.Forced) ?? throw new UnreachableException();
        var admission = call.Admission(ticket.Id);
        var decision = AdmissionRules.Decide(book.Facts(session, ticket, occasion, admission, now), now);
        var answer = book.Write(session, admission, ticket, occasion, requestHash, AdmissionDesk.Answer(decision, ticket), now);
        if (!isNew) await KeepSlipAsync(db, ticket.Id, cancel);
        var scanId = await db.Scans.Where(s => s.DeviceId == session.DeviceId && s.Nonce == call.Nonce).Select(s => s.Id).SingleAsync(cancel);
        db.WalkIns.Add(Row(session, null, ticket.Id, scanId, isNew, isOver));
        db.Record(now, isOver ? Acts.WalkInOverCapacity : Acts.WalkInMade, Actor.Device(session.DeviceId), id, session.EventId);
        await db.SaveChangesAsync(cancel);
        return await SaidAsync(db, answer, ticket.Id, isNew, cancel);
    }

    /// <summary>A seat; for a supervisor with a reason one above the seats.</summary>
    private async Task<(SeatAnswer Taken, bool IsOver)> SeatAsync(BakohumasDb db, DoorSession session, CancellationToken cancel)
    {
        var way = session.IsHeld ? SeatWay.Held : call.Forced ? SeatWay.Fact : SeatWay.Door;
        var own = seat with { By = Actor.Device(session.DeviceId) };
        var taken = await new SeatAct(now, own with { Way = way }).RunAsync(db, cancel);
        if (taken.Outcome != SeatOutcome.NoSeat || session.Right != DeviceRight.Supervise || call.Reason is null) return (taken, false);
        return (await new SeatAct(now, own with { Way = SeatWay.OverCapacity }).RunAsync(db, cancel), true);
    }

    /// <returns>The answer to a nonce that is known; null for a new one.</returns>
    private async Task<WalkInSettled?> EarlierAsync(BakohumasDb db, DoorBook book, DoorSession session, CancellationToken cancel)
    {
        // The scan is asked for before its form: both are committed together, so that whoever sees the one sees the other, also where
        // each statement sees what others committed a moment ago.
        var answered = book.Answered(session.DeviceId, call.Nonce);
        var rows = await db.WalkIns.AsNoTracking().Where(w => w.DeviceId == session.DeviceId && w.Nonce == call.Nonce).ToListAsync(cancel);
        if (rows.Exists(w => !w.RequestHash.AsSpan().SequenceEqual(requestHash)) || (rows.Count == 0 && answered is not null)) return new(new WalkInOutcome.NonceTaken());
        // A live form that was refused does not stand in the way of what the door then decided without the server.
        if (rows.Find(w => w.Refusal is null || w.Forced == call.Forced) is not { } earlier) return null;
        if (earlier.Refusal is { } refusal) return Refused(session, refusal);
        await KeepSlipAsync(db, earlier.RegistrationId!.Value, cancel);
        answered ??= book.Answered(session.DeviceId, call.Nonce);
        return await SaidAsync(db, answered!.Value.Answer, earlier.RegistrationId.Value, earlier.IsNew, cancel);
    }

    private async Task<WalkInSettled> RefuseAsync(BakohumasDb db, DoorSession session, WalkInRefusal refusal, CancellationToken cancel)
    {
        db.WalkIns.Add(Row(session, refusal, null, null, isNew: false, isOver: false));
        db.Record(now, Acts.WalkInRefused, Actor.Device(session.DeviceId), id, session.EventId);
        await db.SaveChangesAsync(cancel);
        return Refused(session, refusal);
    }

    private static WalkInSettled Refused(DoorSession session, WalkInRefusal refusal) => new(new WalkInOutcome.Answered(new WalkInAnswer
    {
        Verdict = Verdict.Refused, Reason = refusal, MayOverride = refusal == WalkInRefusal.Full && session.Right == DeviceRight.Supervise,
    }));

    private static async Task<WalkInSettled> SaidAsync(BakohumasDb db, AdmissionAnswer answer, Guid registrationId, bool isNew, CancellationToken cancel)
    {
        var person = await db.Registrations.AsNoTracking().Where(r => r.Id == registrationId).Select(r => new { r.Slip, r.IsSeatless, r.TicketGeneration }).SingleAsync(cancel);
        return new(new WalkInOutcome.Answered(new WalkInAnswer
        {
            Verdict = answer.Verdict, Name = answer.Name, Agency = answer.Agency, Role = answer.Role, First = answer.First, AdmissionId = answer.AdmissionId, Conflict = answer.Conflict,
            Known = !isNew, Slip = person.Slip, SeatCheck = person.IsSeatless,
        }), isNew ? (registrationId, person.TicketGeneration) : null);
    }

    /// <summary>The first slip stays: it is the one in the person's hand.</summary>
    private async Task KeepSlipAsync(BakohumasDb db, Guid registrationId, CancellationToken cancel)
    {
        if (call.Slip is { } slip) await db.Registrations.Where(r => r.Id == registrationId && r.Slip == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Slip, slip), cancel);
    }

    /// <summary>Only a supervisor could still do something about a full room, so only a supervisor is told that nobody can.</summary>
    private static async Task<bool> IsAtLimitAsync(BakohumasDb db, DoorSession session, CancellationToken cancel) =>
        session.Right == DeviceRight.Supervise && !await SeatRows.HasRoomAsync(db, session.EventId, cancel);

    private WalkIn Row(DoorSession session, WalkInRefusal? refusal, Guid? registrationId, Guid? scanId, bool isNew, bool isOver) => new()
    {
        Id = id, EventId = session.EventId, DeviceId = session.DeviceId, Nonce = call.Nonce, RequestHash = requestHash, Forced = call.Forced, Gate = call.Gate, At = call.At, HeardAt = now,
        Refusal = refusal, RegistrationId = registrationId, ScanId = scanId, IsNew = isNew, IsOverCapacity = isOver, Reason = isOver ? call.Reason : null,
    };

    private static WalkInRefusal Of(RefusalReason reason) => reason switch
    {
        RefusalReason.Cancelled => WalkInRefusal.Cancelled,
        RefusalReason.TooEarly => WalkInRefusal.TooEarly,
        RefusalReason.Closed => WalkInRefusal.Closed,
        RefusalReason.WrongOccasion => WalkInRefusal.WrongOccasion,
        RefusalReason.DeviceRight => WalkInRefusal.DeviceRight,
        _ => throw new UnreachableException(),
    };
}
