using System.Security.Cryptography;
using System.Text;
using Bakohumas.Domain.People;
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
    /// <summary>A recorded pledge waits this long for its own request to seal it before the tick does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<SigningDecision> SignAsync(SigningState state, FilledPledge shown, Signing signing, CancellationToken cancel)
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
        var mask = registration.IdentityMask;
        var code = VerificationCode.New();

        return await lane.WriteAsync<SigningDecision>(async (db, stop) =>
        {
            var session = await db.SigningSessions.Where(s => s.EventId == eventId && s.ClosedAt == null).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(stop);
            if (session is not { } sessionId) return new SigningDecision.NotOpen();
            if (await db.Pledges.Where(p => p.SigningSessionId == sessionId && p.RegistrationId == registration.Id).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(stop) is { } earlier)
                return new SigningDecision.SignedBefore(earlier);
            if (!await db.Admissions.AnyAsync(a => a.RegistrationId == registration.Id && a.UndoId == null, stop)) return new SigningDecision.NotInside();
            if (!await db.Registrations.AnyAsync(r => r.Id == registration.Id && r.State == RegistrationState.Registered, stop)) return new SigningDecision.NotInside();

            // The count is the guard against a session that closes in between: no open row, no number.
            var counted = await db.SigningSessions.Where(s => s.Id == sessionId && s.ClosedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SignedCount, x => x.SignedCount + 1), stop);
            if (counted == 0) return new SigningDecision.NotOpen();
            var place = await db.SigningSessions.Where(s => s.Id == sessionId).Select(s => s.SignedCount).SingleAsync(stop);

            var frozen = await db.FrozenTexts.Where(t => t.EventId == eventId && t.Hash == shown.Hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
            if (frozen is null)
            {
                frozen = Guid.CreateVersion7(now);
                db.FrozenTexts.Add(FrozenText.Of(frozen.Value, state.Event, state.OrganizerName, shown.VersionId, shown.Text.Head.Language, shown.Canonical, now, shown.GivenFor));
            }

            db.Pledges.Add(new Pledge
            {
                Id = pledgeId, EventId = eventId, SigningSessionId = sessionId, RegistrationId = registration.Id, FrozenTextId = frozen.Value,
                TextHash = shown.Hash, Number = place, Code = code, Nonce = signing.Nonce, Method = signing.Method, Assurance = Assurance.StaffCheckIn,
                SignedAt = now, PledgeConsentVersion = signing.PledgeConsent.Version, PledgeConsentHash = signing.PledgeConsent.Hash,
                DataConsentVersion = signing.DataConsent.Version, DataConsentHash = signing.DataConsent.Hash, ShowInJoint = signing.ShowInJoint,
                IdentityType = registration.IdentityType, AgencyId = registration.AgencyId, Name = registration.Name, IdentityMask = mask,
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
}

/// <summary>A checked signature with the consents as they were shown.</summary>
/// <param name="Ink">Canonical strokes as JSON, or the typed name.</param>
internal sealed record Signing(SignatureMethod Method, string Ink, GivenConsent PledgeConsent, GivenConsent DataConsent, bool ShowInJoint, Guid Nonce)
{
    /// <summary>A typed signature is any plain line of at most 120 characters; null when it is none.</summary>
    public static string? TypedInk(string? typed) => PersonName.Check(typed, rune => Documents.FontCoverage.Missing(rune.ToString()) is null) is NameDecision.Accepted name ? name.Name.Text : null;
}

/// <summary>A consent with the version and SHA-256 of the sentence that was shown.</summary>
internal sealed record GivenConsent(string Version, string Hash)
{
    public static GivenConsent To(string version, string sentence) =>
        new(version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentence.Normalize(NormalizationForm.FormC)))));
}

/// <summary>What became of a signature.</summary>
internal abstract record SigningDecision
{
    private SigningDecision()
    {
    }

    public sealed record Recorded(Guid PledgeId) : SigningDecision;

    /// <summary>This person has signed in this session; the receipt shows that pledge.</summary>
    public sealed record SignedBefore(Guid PledgeId) : SigningDecision;

    public sealed record NotOpen : SigningDecision;

    public sealed record NotInside : SigningDecision;
}
