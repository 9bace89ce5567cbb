using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>The act that stores a draft; not when somebody else saved in between.</summary>
internal sealed record DraftSave(Guid DraftId, Guid OldStamp, Guid NewStamp, Guid EditId, DraftSheet Sheet, Guid By, DateTimeOffset Now)
{
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var bases = BasisLine.Write(Sheet.Bases);
        var written = await db.PledgeDrafts.Where(d => d.Id == DraftId && d.Stamp == OldStamp && d.DiscardedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(d => d.Title, Sheet.Title)
                .SetProperty(d => d.Signers, Sheet.Signers)
                .SetProperty(d => d.Body, Sheet.Body)
                .SetProperty(d => d.LegalBasis, bases)
                .SetProperty(d => d.EditedAt, Now)
                .SetProperty(d => d.Stamp, NewStamp), cancel);
        if (written == 0) return false;
        db.PledgeDraftEdits.Add(new PledgeDraftEdit { Id = EditId, DraftId = DraftId, AccountId = By, At = Now });
        db.Record(Now, Acts.TextDraftSaved, Actor.Account(By), DraftId);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>
/// The act that makes a draft the next version: number, authors and audit. The number is guarded by the unique index of key, version and
/// language. Authors are all who saved the draft since the version before.
/// </summary>
internal sealed record DraftSubmission(
    Guid DraftId, Guid AgencyId, string Key, string Language, Guid? BasedOnId, Guid VersionId, DraftSheet Sheet, Guid By, DateTimeOffset Now)
{
    public async Task<bool> WriteAsync(BakohumasDb db, CancellationToken cancel)
    {
        var earlier = await db.PledgeTextVersions.Where(v => v.Key == Key && v.Language == Language).OrderByDescending(v => v.CreatedAt).Select(v => new { v.Id, v.CreatedAt }).ToListAsync(cancel);
        var since = earlier.Count > 0 ? earlier[0].CreatedAt : DateTimeOffset.MinValue;
        var authors = await db.PledgeDraftEdits.Where(e => e.DraftId == DraftId && e.At > since).Select(e => e.AccountId).Distinct().OrderBy(a => a).Take(50).ToListAsync(cancel);
        var number = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{earlier.Count + 1}.0.0");
        var zone = Zone.Wib;
        db.PledgeTextVersions.Add(new PledgeTextVersion
        {
            Id = VersionId, Key = Key, Version = number, Language = Language, Title = Sheet.Title, AgencyId = AgencyId, Signers = Sheet.Signers, CreatedAt = Now,
            BasedOnId = earlier.Count > 0 ? earlier[0].Id : BasedOnId,
            Source = TextSource.Compose(Key, number, Language, Sheet.Signers, Sheet.Title, zone.DayOf(Now), Sheet.Bases, Sheet.Body),
        });
        foreach (var author in authors.Append(By).Distinct()) db.PledgeTextAuthors.Add(new PledgeTextAuthor { VersionId = VersionId, AccountId = author });
        db.Record(Now, Acts.TextSubmitted, Actor.Account(By), VersionId);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
