using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Verification;

/// <summary>What a stranger may read about a joint paper: text, versions and counts, never a name (product.md 8).</summary>
/// <param name="Asked">The version on the paper in hand; null when nobody said which.</param>
internal sealed record JointFacts(
    string Code, string Event, DateTimeOffset EventAt, Zone Zone, string Organizer, string TextTitle, string TextVersion, string TextHash, IReadOnlyList<JointVersion> Versions, int? Asked)
{
    private const int MostShown = 12;

    public string GroupedCode => VerificationCode.Grouped(Code);

    public string GroupedHash => string.Join(' ', TextHash.Chunk(4).Select(four => new string(four)));

    public JointVersion Newest => Versions[0];

    /// <summary>The version that was asked for; null when there never was one of that number.</summary>
    public JointVersion? Shown => Asked is null ? Newest : Versions.FirstOrDefault(v => v.Version == Asked);

    public bool IsReplaced => Shown is { } shown && shown.Version < Newest.Version;

    public IEnumerable<JointVersion> Listed => Versions.Take(MostShown);

    public static Task<JointFacts?> OfCodeAsync(BakohumasDb db, string code, int? version, CancellationToken cancel) =>
        LoadAsync(db, db.JointWork.Where(w => w.Code == code), version, cancel);

    /// <summary>The version one of whose editions has exactly these bytes.</summary>
    public static async Task<JointFacts?> OfFileAsync(BakohumasDb db, string hash, CancellationToken cancel)
    {
        var found = await db.JointPapers.AsNoTracking().Where(p => p.FileHash == hash || p.OfficersFileHash == hash).Select(p => new { p.FrozenTextId, p.Version }).FirstOrDefaultAsync(cancel);
        return found is null ? null : await LoadAsync(db, db.JointWork.Where(w => w.FrozenTextId == found.FrozenTextId), found.Version, cancel);
    }

    private static async Task<JointFacts?> LoadAsync(BakohumasDb db, IQueryable<JointWork> works, int? asked, CancellationToken cancel)
    {
        var row = await (
            from work in works.AsNoTracking()
            join text in db.FrozenTexts on work.FrozenTextId equals text.Id
            join version in db.PledgeTextVersions on text.PledgeTextVersionId equals version.Id
            select new { work.FrozenTextId, work.Code, text.EventName, text.StartsAt, text.Zone, text.Organizer, version.Title, version.Version, text.Hash }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var versions = await db.JointPapers.AsNoTracking().Where(p => p.FrozenTextId == row.FrozenTextId).OrderByDescending(p => p.Version)
            .Select(p => new JointVersion(p.Version, p.IsFinal, p.Signatories, p.Withdrawn, p.Erased, p.OnPaper, p.MadeAt)).ToListAsync(cancel);
        // A code that no paper carries yet is unknown.
        return versions.Count == 0 ? null : new(row.Code, row.EventName, row.StartsAt, row.Zone, row.Organizer, row.Title, row.Version, row.Hash, versions, asked);
    }
}

/// <summary>One version in numbers.</summary>
internal sealed record JointVersion(int Version, bool IsFinal, int Signed, int Withdrawn, int Erased, int OnPaper, DateTimeOffset MadeAt);
