using Bakohumas.Domain.Files;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Verification;

/// <summary>What a stranger may read about a recorded pledge; the name only masked, null after erasure.</summary>
internal sealed record PledgeFacts(
    string Code, string Event, DateTimeOffset EventAt, Zone Zone, string Organizer, string? Agency, string TextTitle, string TextVersion, string TextHash,
    Assurance Assurance, DateTimeOffset SignedAt, string? MaskedName, bool IsSealed,
    DateTimeOffset? ReplacedAt, DateTimeOffset? WithdrawnAt, string? ReplacementCode, DateTimeOffset? ProvenAt, bool AwaitsTime)
{
    /// <summary>Genuine, but another edition or none stands now.</summary>
    public bool IsOver => ReplacedAt is not null || WithdrawnAt is not null;

    /// <summary>Wording key of the verdict on a paper that is over: taken back weighs more than replaced.</summary>
    public string OverKey => WithdrawnAt is null ? "ver.diganti" : "ver.ditarik";

    public DateTimeOffset? OverSince => WithdrawnAt ?? ReplacedAt;

    /// <summary>The way to the edition that stands, for somebody who has shown to hold this paper and for nobody else: a code is all that leads to its name.</summary>
    public string? Replacement => WithdrawnAt is null && ReplacementCode is not null ? "/verifikasi/" + ReplacementCode : null;

    public string GroupedCode => VerificationCode.Grouped(Code);

    /// <summary>The fingerprint in groups of four, for comparing by eye.</summary>
    public string GroupedHash => string.Join(' ', TextHash.Chunk(4).Select(four => new string(four)));

    /// <summary>Wording key of how sure we are of the signer.</summary>
    public string AssuranceKey => Assurance switch
    {
        Assurance.StaffCheckIn => "fakta.hadir_petugas",
        Assurance.SelfCheckIn => "fakta.hadir_mandiri",
        Assurance.PaperSheet => "fakta.hadir_kertas",
        Assurance.Online => "fakta.hadir_daring",
        Assurance.RemoteLink => "fakta.jarak_jauh",
    };

    public static Task<PledgeFacts?> OfCodeAsync(BakohumasDb db, string code, CancellationToken cancel) =>
        LoadAsync(db, db.Pledges.IgnoreQueryFilters().Where(p => p.Code == code), cancel);

    /// <summary>The pledge whose sealed paper has, or once had, exactly these bytes: a paper that was sealed again leaves the older copies genuine.</summary>
    public static Task<PledgeFacts?> OfFileAsync(BakohumasDb db, string hash, CancellationToken cancel) =>
        LoadAsync(db, db.Pledges.IgnoreQueryFilters().Where(p => db.Files.Any(f => f.OwnerId == p.Id && f.Hash == hash && f.Purpose == FilePurpose.PledgePaper)), cancel);

    private static async Task<PledgeFacts?> LoadAsync(BakohumasDb db, IQueryable<Pledge> pledges, CancellationToken cancel)
    {
        var row = await (
            from pledge in pledges.AsNoTracking()
            join at in db.Events on pledge.EventId equals at.Id
            join organizer in db.Agencies on at.OrganizerAgencyId equals organizer.Id
            join text in db.FrozenTexts on pledge.FrozenTextId equals text.Id
            join version in db.PledgeTextVersions on text.PledgeTextVersionId equals version.Id
            select new
            {
                pledge.Code, Event = at.Name, at.StartsAt, at.Zone, Organizer = organizer.Name, pledge.AgencyName, version.Title, version.Version,
                pledge.TextHash, pledge.Assurance, pledge.SignedAt, pledge.Name,
                Work = db.SealingWork.Where(w => w.PledgeId == pledge.Id).Select(w => new { IsSealed = w.FileHash != null, w.ProvenAt, w.StampDueAt }).FirstOrDefault(),
                Replaced = db.Pledges.Where(p => p.Id == pledge.SupersededById).Select(p => p.CorrectedAt).FirstOrDefault(),
                // The promise was one, whatever edition was current when it was taken back.
                Withdrawn = db.PledgeStatements.Where(s => s.Kind == StatementKind.Withdrawn && db.Pledges.Any(p => p.Id == s.PledgeId
                    && p.SigningSessionId == pledge.SigningSessionId && p.RegistrationId == pledge.RegistrationId)).Select(s => (DateTimeOffset?)s.At).FirstOrDefault(),
                Current = pledge.SupersededById == null ? null : db.Pledges.Where(p => p.SupersededById == null
                    && p.SigningSessionId == pledge.SigningSessionId && p.RegistrationId == pledge.RegistrationId).Select(p => p.Code).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancel);
        return row is null ? null : new PledgeFacts(
            row.Code, row.Event, row.StartsAt, row.Zone, row.Organizer, row.AgencyName, row.Title, row.Version, row.TextHash, row.Assurance, row.SignedAt,
            row.Name is null ? null : Domain.People.MaskedName.Of(row.Name), row.Work?.IsSealed ?? false,
            row.Replaced, row.Withdrawn, row.Current, row.Work?.ProvenAt, row.Work?.StampDueAt is not null);
    }
}
