using System.Security.Cryptography;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>
/// Records a pledge: the signature, consents, record key, pending leaf, audit row and outgoing mail are one act. Drawing and sealing
/// follow and can be repeated; from here on the pledge is acknowledged.
/// </summary>
internal sealed class PledgeSigning(WriteLane lane, FieldProtection fields, TimeProvider clock)
{
    /// <summary>A recorded pledge waits this long for its own process to seal it before the tick of any other does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="pass">On a shared tablet: taken in the same act, so that it opens one pledge or none.</param>
    public async Task<SigningDecision> SignAsync(SigningState state, FilledPledge shown, Signing signing, CancellationToken cancel, TabletPass? pass = null)
    {
        var now = clock.GetUtcNow();
        var registration = state.Signatory;
        var eventId = state.Event.Id;
        var pledgeId = Guid.CreateVersion7(now);
        var number = registration.IdentityCipher is { } cipher ? fields.Decrypt(cipher, registration.Id) : "";
        var recordKey = RandomNumberGenerator.GetBytes(CanonicalRecord.KeyLength);
        var commitment = new CanonicalRecord(
            state.Event.Slug, shown.Hash, registration.Name, registration.IdentityType.ToString(), number, registration.Position, state.AgencyName,
            signing.PledgeConsent.Hash, signing.DataConsent.Hash, now, signing.Method, signing.Ink).Commitment(recordKey);
        var pledgeCipher = number.Length == 0 ? null : fields.Encrypt(number, pledgeId);
        var code = VerificationCode.New();

        return await lane.WriteAsync<SigningDecision>(async (db, stop) =>
        {
            if (await SeatAsync(db, eventId, registration.Id, shown.Hash, now, stop) is not { } seat) return new SigningDecision.NotOpen();
            if (seat.Earlier is { } earlier) return new SigningDecision.SignedBefore(earlier);
            if (pass is not null && !await pass.UseAsync(db, now, stop)) return new SigningDecision.PassEnded();

            // The count is the guard: a session that closed, an admission that was undone, a seat given back in between give no number.
            var counted = await db.SigningSessions.Where(s => s.Id == seat.SessionId && s.ClosedAt == null && (s.ClosesAt == null || s.ClosesAt > now)
                    && (s.Mode == SigningMode.Remote || db.Admissions.Any(a => a.RegistrationId == registration.Id && a.UndoId == null))
                    && db.Registrations.Any(r => r.Id == registration.Id && r.State == RegistrationState.Registered))
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SignedCount, x => x.SignedCount + 1), stop);
            if (counted == 0) return new SigningDecision.NotInside();
            // Asked again now that the session's row is ours: an entry of a signing sheet takes the same row before it looks for pledges, and who
            // waited for the row saw the other tables as they were before the wait (PostgreSQL, READ COMMITTED).
            var held = await db.SigningSessions.Where(s => s.Id == seat.SessionId).Select(s => new
            {
                s.SignedCount,
                OnPaper = db.PaperSignatures.Any(x => x.RegistrationId == registration.Id && x.UndoId == null),
                MaySign = (s.Mode == SigningMode.Remote || db.Admissions.Any(a => a.RegistrationId == registration.Id && a.UndoId == null))
                    && db.Registrations.Any(r => r.Id == registration.Id && r.State == RegistrationState.Registered),
            }).SingleAsync(stop);
            if (held.OnPaper || !held.MaySign)
            {
                await db.SigningSessions.Where(s => s.Id == seat.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.SignedCount, x => x.SignedCount - 1), stop);
                return held.OnPaper ? new SigningDecision.OnPaper() : new SigningDecision.NotInside();
            }

            var frozen = seat.FrozenId ?? Guid.CreateVersion7(now);
            if (seat.FrozenId is null)
                db.FrozenTexts.Add(FrozenText.Of(frozen, state.Event, state.OrganizerName, shown.VersionId, shown.Text.Head.Language, shown.Canonical, now, shown.GivenFor));

            db.Pledges.Add(new Pledge
            {
                Id = pledgeId, EventId = eventId, SigningSessionId = seat.SessionId, RegistrationId = registration.Id, FrozenTextId = frozen,
                TextHash = shown.Hash, Number = held.SignedCount, Code = code, Nonce = signing.Nonce, Method = signing.Method, Assurance = Assurances.Of(seat.AdmittedBy),
                SignedAt = now, PledgeConsentVersion = signing.PledgeConsent.Version, PledgeConsentHash = signing.PledgeConsent.Hash,
                DataConsentVersion = signing.DataConsent.Version, DataConsentHash = signing.DataConsent.Hash, ShowInJoint = signing.ShowInJoint,
                IdentityType = registration.IdentityType, AgencyId = registration.AgencyId, Name = registration.Name, IdentityMask = registration.IdentityMask,
                IdentityCipher = pledgeCipher, Position = registration.Position, Unit = registration.Unit, AgencyName = state.AgencyName,
                Signature = signing.Ink, RecordKey = recordKey,
            });
            db.PendingLeaves.Add(new PendingLeaf { Id = Guid.CreateVersion7(now), PledgeId = pledgeId, Commitment = commitment, MadeAt = now });
            db.SealingWork.Add(new SealingWork { PledgeId = pledgeId, DueAt = now + Patience });
            db.Record(now, Acts.PledgeSigned, Actor.Attendee(registration.Id), pledgeId, eventId);
            if (registration.Mail is not null) db.Enqueue(now, MailRule.PledgeThanks, registration.Id, state.Event.Language, eventId, pledgeId.ToString("N"));
            await db.SaveChangesAsync(stop);
            return new SigningDecision.Recorded(pledgeId);
        }, cancel);
    }

    /// <summary>All that the act must know, in one question: a signing is a handful of statements, and each costs the lane.</summary>
    private static Task<Seat?> SeatAsync(BakohumasDb db, Guid eventId, Guid registrationId, string hash, DateTimeOffset now, CancellationToken cancel) =>
        db.SigningSessions.Where(s => s.EventId == eventId && s.ClosedAt == null && (s.ClosesAt == null || s.ClosesAt > now)).Select(s => new Seat(
            s.Id,
            db.Pledges.Where(p => p.SigningSessionId == s.Id && p.RegistrationId == registrationId).Select(p => (Guid?)p.Id).FirstOrDefault(),
            db.FrozenTexts.Where(t => t.EventId == eventId && t.Hash == hash).Select(t => (Guid?)t.Id).FirstOrDefault(),
            // Of several admissions the one that a person of the committee saw.
            (from a in db.Admissions
             join scan in db.Scans on a.ScanId equals scan.Id
             join device in db.Devices on scan.DeviceId equals device.Id
             where a.RegistrationId == registrationId && a.UndoId == null
             orderby device.Right == DeviceRight.Scan || device.Right == DeviceRight.Supervise ? 0 : 1
             select (DeviceRight?)device.Right).FirstOrDefault())).SingleOrDefaultAsync(cancel);

    private sealed record Seat(Guid SessionId, Guid? Earlier, Guid? FrozenId, DeviceRight? AdmittedBy);
}
