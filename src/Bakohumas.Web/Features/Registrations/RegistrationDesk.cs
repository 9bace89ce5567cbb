using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Registrations;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>Takes a registration: a seat, a row, a ticket code, an audit row and a mail in one act, or none of them.</summary>
internal sealed class RegistrationDesk(BakohumasDb db, WriteLane lane, Links links, FieldProtection fields, FormNonces nonces, TimeProvider clock)
{
    public Task<RegistrationPage?> PageAsync(string slug, CancellationToken cancel) => RegistrationPage.LoadAsync(db, slug, clock.GetUtcNow(), cancel);

    /// <summary>The hidden field of an empty form.</summary>
    public string NonceFor(Guid eventId) => nonces.Seal(FormNonces.New(clock.GetUtcNow()), eventId);

    public async Task<RegistrationDecision> RegisterAsync(Guid eventId, Applicant person, string? nonce, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var form = nonces.Open(nonce, eventId, now) ?? FormNonces.New(now);
        var seat = await TakeAsync(eventId, person, form, now, cancel);
        // The form of a registration that was cancelled since: coming back is a new registration.
        if (seat.Outcome == SeatOutcome.GivenBack) seat = await TakeAsync(eventId, person, FormNonces.New(now), now, cancel);
        return seat.Outcome switch
        {
            SeatOutcome.Taken => new RegistrationDecision.Made(links.PersonalToken(seat.RegistrationId, 0), Again: false),
            SeatOutcome.SameForm => new RegistrationDecision.Made(links.PersonalToken(seat.RegistrationId, seat.LinkGeneration), Again: true),
            SeatOutcome.KnownPerson => new RegistrationDecision.Known(),
            _ => new RegistrationDecision.Refused(),
        };
    }

    private Task<SeatAnswer> TakeAsync(Guid eventId, Applicant person, FormNonce form, DateTimeOffset now, CancellationToken cancel)
    {
        // Everything that is derived or hashed is made before the act: an act only reads and writes the database.
        var identity = fields.Hash(person.Sameness);
        var id = form.RegistrationIdFor(identity);
        var act = new SeatAct(
            now,
            new NewSeat(
                id, eventId, person, identity, person.Number.IsNone ? null : fields.Encrypt(person.Number.Value, id),
                Links.Hash(links.PersonalToken(id, 0)), Links.Hash(links.DoorCode(id, 0).Text), Guid.CreateVersion7(now), Guid.CreateVersion7(now)));
        return lane.WriteAsync(act.RunAsync, cancel);
    }
}
