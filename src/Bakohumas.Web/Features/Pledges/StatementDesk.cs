using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>
/// What a signer states afterwards behind the personal link: "bukan saya", a withdrawal, a correction. Each is a new fact; nobody is
/// asked why, and nothing of it is ever a list of who refused.
/// </summary>
internal sealed class StatementDesk(BakohumasDb db, WriteLane lane, PledgeCorrection corrections, TimeProvider clock)
{
    /// <returns>Null for an unknown link, or when nothing was signed with it.</returns>
    public async Task<(SigningState State, SignedPledge Signed)?> PledgeAsync(string token, CancellationToken cancel) =>
        await SigningState.LoadAsync(db, token, clock.GetUtcNow(), cancel) is { Latest: { } signed } state ? (state, signed) : null;

    /// <summary>The name as it was signed first, before any correction: who took that back and signs in a later session does not begin anew.</summary>
    public async Task<string> FirstNameAsync(SigningState state, CancellationToken cancel) =>
        await db.Pledges.IgnoreQueryFilters().Where(p => p.RegistrationId == state.Signatory.Id && p.SupersedesId == null)
            .OrderBy(p => p.SignedAt).Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? state.Signatory.Name;

    /// <summary>Records the dispute, stops reminders and mails the way to take the pledge back; saying it twice is saying it once.</summary>
    public Task DisputeAsync(SigningState state, SignedPledge signed, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (person, eventId, language) = (state.Signatory, state.Event.Id, state.Event.Language);
        return lane.WriteAsync(async (db, stop) =>
        {
            // The unique index decides; reading first only spares it the work.
            if (await db.PledgeStatements.AnyAsync(s => s.PledgeId == signed.Id && s.Kind == StatementKind.NotMe, stop)) return;
            db.PledgeStatements.Add(new PledgeStatement { Id = Guid.CreateVersion7(now), EventId = eventId, PledgeId = signed.Id, Kind = StatementKind.NotMe, At = now });
            await SilenceAsync(db, person.Id, now, stop);
            db.Record(now, Acts.PledgeDisputed, Actor.Attendee(person.Id), signed.Id, eventId);
            if (person.Mail is not null) db.Enqueue(now, MailRule.PledgeDisputed, person.Id, language, eventId, signed.Id.ToString("N"));
            await db.SaveChangesAsync(stop);
        }, cancel);
    }

    /// <summary>Takes the pledge back: the row stays, its paper verifies as withdrawn, the ledger gets a leaf without a name.</summary>
    /// <returns>False when a correction took its place meanwhile; taking back twice is taking back once.</returns>
    public async Task<bool> WithdrawAsync(SigningState state, SignedPledge signed, CancellationToken cancel)
    {
        if (signed.WithdrawnAt is not null) return true;
        var now = clock.GetUtcNow();
        var (person, eventId, language) = (state.Signatory, state.Event.Id, state.Event.Language);
        var id = Guid.CreateVersion7(now);
        var key = await db.Pledges.AsNoTracking().Where(p => p.Id == signed.Id).Select(p => p.RecordKey).SingleOrDefaultAsync(cancel);
        var commitment = key is null ? null : new WithdrawalRecord(signed.Code, now).Commitment(key);
        return await lane.WriteAsync(async (db, stop) =>
        {
            // The mark is the guard: it is set once, on the edition that stands.
            var taken = await db.Pledges.IgnoreQueryFilters().Where(p => p.Id == signed.Id && p.SupersededById == null && p.WithdrawalId == null)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.WithdrawalId, id), stop);
            if (taken == 0) return await db.Pledges.AnyAsync(p => p.Id == signed.Id && p.WithdrawalId != null, stop);
            db.PledgeStatements.Add(new PledgeStatement { Id = id, EventId = eventId, PledgeId = signed.Id, Kind = StatementKind.Withdrawn, At = now });
            if (commitment is not null) db.PendingLeaves.Add(new PendingLeaf { Id = Guid.CreateVersion7(now), PledgeId = signed.Id, Kind = LeafKind.Withdrawal, Commitment = commitment, MadeAt = now });
            await SilenceAsync(db, person.Id, now, stop);
            db.Record(now, Acts.PledgeWithdrawn, Actor.Attendee(person.Id), signed.Id, eventId);
            if (person.Mail is not null) db.Enqueue(now, MailRule.PledgeWithdrawn, person.Id, language, eventId, signed.Id.ToString("N"));
            await db.SaveChangesAsync(stop);
            await db.LookAgainAtJointPapersAsync(eventId, now, stop);
            return true;
        }, cancel);
    }

    public Task<CorrectionOutcome> CorrectAsync(SigningState state, SignedPledge signed, string name, string position, CancellationToken cancel) =>
        corrections.CorrectAsync(db, signed.Id, PersonName.Restore(name), position, Actor.Attendee(state.Signatory.Id), cancel);

    private static Task<int> SilenceAsync(BakohumasDb db, Guid registrationId, DateTimeOffset now, CancellationToken cancel) =>
        db.Registrations.Where(r => r.Id == registrationId && r.RemindersStoppedAt == null).ExecuteUpdateAsync(r => r.SetProperty(x => x.RemindersStoppedAt, now), cancel);
}
