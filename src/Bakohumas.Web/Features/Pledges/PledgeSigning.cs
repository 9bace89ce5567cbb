using System.Security.Cryptography;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;

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
            var sql = PreparedStatements.Of(db);
            var book = new SigningBook(sql, registration.Id, now);
            if (await book.SeatAsync(eventId, shown.Hash, stop) is not { } seat) return new SigningDecision.NotOpen();
            if (seat.Earlier is { } earlier) return new SigningDecision.SignedBefore(earlier);
            if (pass is not null && !await pass.UseAsync(db, now, stop)) return new SigningDecision.PassEnded();
            if (!await book.CountAsync(seat.SessionId, stop)) return new SigningDecision.NotInside();
            var counted = await book.CountedAsync(seat.SessionId, stop);
            if (counted.IsOnPaper || !counted.MaySign)
            {
                await book.UncountAsync(seat.SessionId, stop);
                return counted.IsOnPaper ? new SigningDecision.OnPaper() : new SigningDecision.NotInside();
            }

            var frozen = seat.FrozenId ?? Guid.CreateVersion7(now);
            if (seat.FrozenId is null)
                await sql.InsertAsync(db, FrozenText.Of(frozen, state.Event, state.OrganizerName, shown.VersionId, shown.Text.Head.Language, shown.Canonical, now, shown.GivenFor), stop);

            await sql.InsertAsync(db, new Pledge
            {
                Id = pledgeId, EventId = eventId, SigningSessionId = seat.SessionId, RegistrationId = registration.Id, FrozenTextId = frozen,
                TextHash = shown.Hash, Number = counted.Number, Code = code, Nonce = signing.Nonce, Method = signing.Method, Assurance = Assurances.Of(seat.Source),
                SignedAt = now, PledgeConsentVersion = signing.PledgeConsent.Version, PledgeConsentHash = signing.PledgeConsent.Hash,
                DataConsentVersion = signing.DataConsent.Version, DataConsentHash = signing.DataConsent.Hash, ShowInJoint = signing.ShowInJoint,
                IdentityType = registration.IdentityType, AgencyId = registration.AgencyId, Name = registration.Name, IdentityMask = registration.IdentityMask,
                IdentityCipher = pledgeCipher, Position = registration.Position, Unit = registration.Unit, AgencyName = state.AgencyName,
                Signature = signing.Ink, RecordKey = recordKey,
            }, stop);
            await sql.InsertAsync(db, new PendingLeaf { Id = Guid.CreateVersion7(now), PledgeId = pledgeId, Commitment = commitment, MadeAt = now }, stop);
            await sql.InsertAsync(db, new SealingWork { PledgeId = pledgeId, DueAt = now + Patience }, stop);
            await sql.InsertAsync(db, AuditTrail.Entry(now, Acts.PledgeSigned, Actor.Attendee(registration.Id), pledgeId, eventId), stop);
            if (registration.Mail is not null)
                await sql.InsertAsync(db, OutboxRows.Mail(now, MailRule.PledgeThanks, registration.Id, state.Event.Language, eventId, pledgeId.ToString("N")), stop);
            return new SigningDecision.Recorded(pledgeId);
        }, cancel);
    }
}
