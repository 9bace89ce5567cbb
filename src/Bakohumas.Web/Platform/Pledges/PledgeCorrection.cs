using System.Security.Cryptography;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Platform.Pledges;

/// <summary>
/// Re-issues a paper with a corrected name or position: a new edition of the pledge with a code, record key, leaf and paper of its
/// own. What was signed stays; its paper verifies as replaced.
/// </summary>
internal sealed class PledgeCorrection(WriteLane lane, FieldProtection fields, TimeProvider clock)
{
    /// <param name="db">For reading; the act has its own.</param>
    /// <param name="pledgeId">The edition that the person saw; when another took its place meanwhile, nothing is written.</param>
    /// <param name="by">Who corrects: the signer or an officer.</param>
    public async Task<CorrectionOutcome> CorrectAsync(BakohumasDb db, Guid pledgeId, PersonName name, string position, Actor by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var found = await (
            from p in db.Pledges.AsNoTracking()
            join r in db.Registrations on p.RegistrationId equals r.Id
            join e in db.Events on p.EventId equals e.Id
            where p.Id == pledgeId && p.WithdrawalId == null
            select new { Pledge = p, Person = r, e.Slug, e.Language }).SingleOrDefaultAsync(cancel);
        if (found is null) return CorrectionOutcome.Gone;
        var (old, person) = (found.Pledge, found.Person);
        if (old.Name == name.Text && old.Position == position) return CorrectionOutcome.Saved;

        var id = Guid.CreateVersion7(now);
        var number = old.IdentityCipher is { } cipher ? fields.Decrypt(cipher, old.Id) : "";
        var key = RandomNumberGenerator.GetBytes(CanonicalRecord.KeyLength);
        var edition = Edition(old, id, name.Text, position, number.Length == 0 ? null : fields.Encrypt(number, id), key, now);
        var leaf = new PendingLeaf { Id = Guid.CreateVersion7(now), PledgeId = id, Kind = LeafKind.Correction, MadeAt = now, Commitment = Record(found.Slug, edition, number, old.Code).Commitment(key) };
        // Without a number the name is part of what makes a registration this person's.
        var identity = person.IdentityType == IdentityType.None && (person.Mail ?? person.Phone) is not null
            ? fields.Hash(RegistrationIdentity.Of(IdentityNumber.WithoutNumber, name, person.Mail is null ? null : Mailbox.Restore(person.Mail), person.Phone is null ? null : PhoneNumber.Restore(person.Phone)))
            : person.IdentityHash;
        string[] changed = [.. (old.Name == name.Text ? Array.Empty<string>() : ["name"]), .. (old.Position == position ? Array.Empty<string>() : ["position"])];

        return await lane.WriteAsync(async (db, stop) =>
        {
            if (await db.Registrations.AnyAsync(r => r.EventId == person.EventId && r.Id != person.Id && r.IdentityType == person.IdentityType && r.IdentityHash == identity && r.State == RegistrationState.Registered, stop))
                return CorrectionOutcome.Taken;
            // The mark is the guard: of two corrections one takes the old edition's place, and a withdrawn pledge is not corrected.
            var replaced = await db.Pledges.IgnoreQueryFilters()
                .Where(p => p.Id == old.Id && p.SupersededById == null && p.WithdrawalId == null
                    && db.Pledges.IgnoreQueryFilters().Count(e => e.SigningSessionId == old.SigningSessionId && e.RegistrationId == old.RegistrationId) < NameCorrection.MostEditions)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.SupersededById, id), stop);
            if (replaced == 0) return CorrectionOutcome.Gone;
            db.Pledges.Add(edition);
            db.PendingLeaves.Add(leaf);
            db.SealingWork.Add(new SealingWork { PledgeId = id, DueAt = now });
            await db.Registrations.Where(r => r.Id == person.Id).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.Name, name.Text).SetProperty(x => x.SearchName, name.SearchKey).SetProperty(x => x.Position, position).SetProperty(x => x.IdentityHash, identity), stop);
            db.Record(now, Acts.PledgeCorrected, by, id, old.EventId, changed);
            if (person.Mail is not null) db.Enqueue(now, MailRule.PledgeThanks, person.Id, found.Language, old.EventId, id.ToString("N"));
            await db.SaveChangesAsync(stop);
            await db.LookAgainAtJointPapersAsync(old.EventId, now, stop);
            return CorrectionOutcome.Saved;
        }, cancel);
    }

    private static CanonicalRecord Record(string slug, Pledge edition, string number, string correctedCode) => new(
        slug, edition.TextHash, edition.Name!, edition.IdentityType.ToString(), number, edition.Position!, edition.AgencyName ?? "",
        edition.PledgeConsentHash, edition.DataConsentHash, edition.SignedAt, edition.Method, edition.Signature ?? "") { CorrectedCode = correctedCode };

    private static Pledge Edition(Pledge old, Guid id, string name, string position, byte[]? cipher, byte[] key, DateTimeOffset now) => new()
    {
        Id = id, EventId = old.EventId, SigningSessionId = old.SigningSessionId, RegistrationId = old.RegistrationId, FrozenTextId = old.FrozenTextId,
        TextHash = old.TextHash, Number = old.Number, Code = VerificationCode.New(), Nonce = old.Nonce, Method = old.Method, Assurance = old.Assurance,
        SignedAt = old.SignedAt, PledgeConsentVersion = old.PledgeConsentVersion, PledgeConsentHash = old.PledgeConsentHash,
        DataConsentVersion = old.DataConsentVersion, DataConsentHash = old.DataConsentHash, ShowInJoint = old.ShowInJoint,
        IdentityType = old.IdentityType, AgencyId = old.AgencyId, SupersedesId = old.Id, CorrectedAt = now, Name = name, IdentityMask = old.IdentityMask,
        IdentityCipher = cipher, Position = position, Unit = old.Unit, AgencyName = old.AgencyName, Signature = old.Signature, RecordKey = key,
    };
}

/// <summary>What became of a correction.</summary>
internal enum CorrectionOutcome
{
    Saved,

    /// <summary>Taken back, corrected by somebody else in between, or too often.</summary>
    Gone,

    /// <summary>With this name the registration would be another person's.</summary>
    Taken,
}
