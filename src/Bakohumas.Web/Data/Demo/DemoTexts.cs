using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Data.Demo;

/// <summary>
/// The demo's pledge texts as an office that works has them: those in Indonesian checked by one person and released by another, and one
/// of the agency's own that waits for its check. The English twin stays a draft.
/// </summary>
internal sealed class DemoTexts(BakohumasDb db, WriteLane lane)
{
    public const string DraftKey = "komitmen-humas-contoh";

    public async Task MakeAsync(Guid administrator, Guid organizer, Guid agency, DateTimeOffset now, CancellationToken cancel)
    {
        var versions = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Language == "id" && v.Key.StartsWith("komitmen-")).ToListAsync(cancel);
        var bases = BasisLine.Write(BasisLine.Of(TemplateReader.Read(DraftKey, versions.Single(v => v.Key == "komitmen-humas").Source)));
        var humas = versions.Single(v => v.Key == "komitmen-humas");
        var own = new PledgeTextVersion
        {
            Id = Guid.CreateVersion7(now), Key = DraftKey, Version = "1.0.0", Language = "id", Title = humas.Title, AgencyId = agency, Signers = humas.Signers, BasedOnId = humas.Id, CreatedAt = now,
            Source = humas.Source.Replace("id: komitmen-humas\n", $"id: {DraftKey}\n", StringComparison.Ordinal).Replace($"version: {humas.Version}\n", "version: 1.0.0\n", StringComparison.Ordinal),
        };
        var body = humas.Source[humas.Source.IndexOf("## ", StringComparison.Ordinal)..].TrimEnd();
        await lane.WriteAsync(async (books, stop) =>
        {
            foreach (var version in versions)
            {
                books.PledgeTextChecks.Add(new PledgeTextCheck { Id = Guid.CreateVersion7(now), VersionId = version.Id, ByAccountId = organizer, At = now, Passed = true, Note = "Contoh: dasar hukum sudah dicocokkan." });
                books.PledgeTextReleases.Add(new PledgeTextRelease
                {
                    Id = Guid.CreateVersion7(now), VersionId = version.Id, ByAccountId = administrator, At = now, ReleasedBy = "Kepala Sekretariat Contoh", GivenFor = "Pemilihan berikutnya (contoh)",
                });
                books.Record(now, Acts.TextChecked, Actor.Account(organizer), version.Id);
                books.Record(now, Acts.TextReleased, Actor.Account(administrator), version.Id);
            }

            books.PledgeTextVersions.Add(own);
            books.PledgeTextAuthors.Add(new PledgeTextAuthor { VersionId = own.Id, AccountId = organizer });
            books.PledgeDrafts.Add(new PledgeDraft
            {
                Id = Guid.CreateVersion7(now), AgencyId = agency, Key = DraftKey, Language = "id", Signers = own.Signers, Title = own.Title, Body = body, LegalBasis = bases,
                BasedOnId = humas.Id, MadeAt = now, EditedAt = now, Stamp = Guid.CreateVersion7(now),
            });
            books.Record(now, Acts.TextSubmitted, Actor.Account(organizer), own.Id);
            await books.SaveChangesAsync(stop);
        }, cancel);
    }
}
