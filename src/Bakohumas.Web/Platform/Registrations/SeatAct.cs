using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Registrations;

/// <summary>What a registration will consist of, made before the act.</summary>
internal sealed record NewSeat(
    Guid Id, Guid EventId, Applicant Person, byte[] IdentityHash, byte[]? IdentityCipher, byte[] LinkHash, byte[] CodeHash, Guid CodeId, Guid AgencyId)
{
    /// <summary>Who asks: the person, or a door for the person who stands there.</summary>
    public Actor By { get; init; } = Actor.Public;

    public SeatWay Way { get; init; } = SeatWay.Public;

    /// <summary>An agency chosen from a list; null when its name decides.</summary>
    public Guid? KnownAgency { get; init; }

    /// <summary>As the door gave it; null for most.</summary>
    public string? Slip { get; init; }
}

/// <summary>Which seats may be taken.</summary>
internal enum SeatWay
{
    /// <summary>As long as registration is open.</summary>
    Public,

    /// <summary>At the door, whether registration was closed or not: it closed the list, and the door looks at the room.</summary>
    Door,

    /// <summary>At the door above the seats, up to the hard limit of the room.</summary>
    OverCapacity,

    /// <summary>The person is inside already: a seat if there is one, else none and a check for the organizer.</summary>
    Fact,

    /// <summary>Brought by a device that was revoked: no seat, no mail, and as good as cancelled until the organizer confirms it.</summary>
    Held,
}

internal enum SeatOutcome
{
    Taken,
    SameForm,
    GivenBack,
    KnownPerson,
    NoSeat,
}

internal readonly record struct SeatAnswer(SeatOutcome Outcome, Guid RegistrationId, int LinkGeneration);

/// <summary>
/// The act. Two things protect against two at once, and neither is a value read here: the seat is a guarded update, the person a
/// unique index (a loser's act is rolled back or run again, and then finds the winner).
/// </summary>
internal sealed class SeatAct(DateTimeOffset now, NewSeat seat)
{
    public async Task<SeatAnswer> RunAsync(BakohumasDb db, CancellationToken cancel)
    {
        if (await SettledAsync(db, cancel) is { } settled) return settled;

        var at = await db.Events.AsNoTracking().Where(e => e.Id == seat.EventId).Select(e => new { e.Language }).SingleAsync(cancel);
        var isSeated = seat.Way != SeatWay.Held && await SeatRows.TakeAsync(db, seat.EventId, seat.Way, now, cancel);
        if (!isSeated && seat.Way is not (SeatWay.Fact or SeatWay.Held))
            // On PostgreSQL the update waits for the other act: the last seat may have gone to this very person's first click.
            return await SettledAsync(db, cancel) ?? new SeatAnswer(SeatOutcome.NoSeat, seat.Id, 0);
        if (!isSeated && seat.Way == SeatWay.Fact) await SeatRows.ExceedAsync(db, seat.EventId, cancel);

        var agency = seat.KnownAgency ?? await AgencyAsync(db, cancel);
        db.Registrations.Add(Row(agency, isSeated));
        db.TicketCodes.Add(new TicketCode { Id = seat.CodeId, RegistrationId = seat.Id, Generation = 0, Hash = seat.CodeHash, MadeAt = now });
        db.Record(now, Acts.RegistrationMade, seat.By, seat.Id, seat.EventId);
        if (seat.Person.Mail is not null && seat.Way != SeatWay.Held) db.Enqueue(now, MailRule.Ticket, seat.Id, at.Language, seat.EventId);
        await db.SaveChangesAsync(cancel);
        return new SeatAnswer(SeatOutcome.Taken, seat.Id, 0);
    }

    /// <returns>The answer when this form or this person is here already; null otherwise.</returns>
    private async Task<SeatAnswer?> SettledAsync(BakohumasDb db, CancellationToken cancel)
    {
        var same = await db.Registrations.AsNoTracking().Where(r => r.Id == seat.Id).Select(r => new { r.State, r.LinkGeneration }).FirstOrDefaultAsync(cancel);
        if (same is not null) return new SeatAnswer(same.State == RegistrationState.Registered ? SeatOutcome.SameForm : SeatOutcome.GivenBack, seat.Id, same.LinkGeneration);

        var (type, hash) = (seat.Person.Number.Type, seat.IdentityHash);
        var known = await db.Registrations.AsNoTracking()
            .Where(r => r.EventId == seat.EventId && r.IdentityType == type && r.IdentityHash == hash && r.State == RegistrationState.Registered)
            .Select(r => new { r.Id, r.LinkGeneration, HasMail = r.Mail != null, Language = db.Events.Where(e => e.Id == r.EventId).Select(e => e.Language).First() })
            .FirstOrDefaultAsync(cancel);
        if (known is null) return null;
        // The first click was committed between the two questions: it is this form all the same.
        if (known.Id == seat.Id) return new SeatAnswer(SeatOutcome.SameForm, seat.Id, known.LinkGeneration);

        if (seat.Way == SeatWay.Held) return new SeatAnswer(SeatOutcome.KnownPerson, known.Id, 0);
        if (known.HasMail) await db.EnqueueLostLinkAsync(now, known.Id, seat.EventId, known.Language);
        db.Record(now, Acts.LinkRequested, seat.By, known.Id, seat.EventId);
        await db.SaveChangesAsync(cancel);
        return new SeatAnswer(SeatOutcome.KnownPerson, known.Id, 0);
    }

    private async Task<Guid> AgencyAsync(BakohumasDb db, CancellationToken cancel)
    {
        var key = AgencyName.SearchKey(seat.Person.Agency);
        // A listed agency before one that somebody typed; the oldest of equals.
        var known = await db.Agencies.AsNoTracking().Where(a => a.SearchName == key).OrderBy(a => a.IsFreeText).ThenBy(a => a.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);
        if (known is { } id) return id;

        db.Agencies.Add(new Agency { Id = seat.AgencyId, Name = seat.Person.Agency, SearchName = key, Type = AgencyType.Other, IsFreeText = true, CreatedAt = now });
        db.AgencyAncestors.Add(new AgencyAncestor { AgencyId = seat.AgencyId, AncestorId = seat.AgencyId, Depth = 0 });
        return seat.AgencyId;
    }

    private Registration Row(Guid agency, bool isSeated) => new()
    {
        Id = seat.Id,
        EventId = seat.EventId,
        Name = seat.Person.Name.Text,
        SearchName = seat.Person.Name.SearchKey,
        Status = seat.Person.Status,
        IdentityType = seat.Person.Number.Type,
        IdentityCipher = seat.IdentityCipher,
        IdentityHash = seat.IdentityHash,
        IdentityMask = seat.Person.Number.Masked,
        AgencyId = agency,
        Unit = seat.Person.Unit,
        Position = seat.Person.Position,
        Mail = seat.Person.Mail?.ComparisonKey,
        Phone = seat.Person.Phone?.E164,
        RepresentsPublicRelations = seat.Person.RepresentsPublicRelations,
        IsOnline = seat.Person.IsOnline,
        ConsentVersion = seat.Person.Consent,
        Language = seat.Person.Language,
        RegisteredAt = now,
        LinkHash = seat.LinkHash,
        Source = seat.Way == SeatWay.Public ? RegistrationSource.Public : RegistrationSource.WalkIn,
        State = seat.Way == SeatWay.Held ? RegistrationState.Cancelled : RegistrationState.Registered,
        CancelledAt = seat.Way == SeatWay.Held ? now : null,
        IsSeatless = !isSeated && seat.Way == SeatWay.Fact,
        Slip = seat.Slip,
    };
}
