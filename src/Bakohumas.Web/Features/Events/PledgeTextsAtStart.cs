using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Templates;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// Takes the pledge texts and the oath of <c>templates/komitmen</c> into the database, each version once: a text that somebody signed
/// stays as it was, whatever happens to the file.
/// </summary>
internal sealed class PledgeTextsAtStart(TemplateLibrary library, BakohumasDb db, WriteLane lane, TimeProvider clock) : IStartStep
{
    /// <summary>Read aloud in the hall, never signed.</summary>
    public const string Oath = "ikrar-lisan";

    public async Task RunAsync(CancellationToken cancel)
    {
        var known = (await db.PledgeTextVersions.AsNoTracking().Select(v => new { v.Key, v.Version, v.Language }).ToListAsync(cancel)).ToHashSet();
        var now = clock.GetUtcNow();
        var missing = library.All
            .Where(t => (t.Kind == "komitmen" || t.Id == Oath) && !known.Contains(new { Key = t.Id, t.Version, t.Language }))
            .Select(t => (Id: Guid.CreateVersion7(now), Text: t)).ToList();
        if (missing.Count == 0) return;
        await lane.WriteAsync(async (db, stop) =>
        {
            foreach (var (id, text) in missing)
            {
                // Another node may have been faster.
                if (await db.PledgeTextVersions.AnyAsync(v => v.Key == text.Id && v.Version == text.Version && v.Language == text.Language, stop)) continue;
                db.PledgeTextVersions.Add(new PledgeTextVersion
                {
                    Id = id,
                    Key = text.Id,
                    Version = text.Version,
                    Language = text.Language,
                    Title = text.Title,
                    Source = text.Source,
                    Signers = PledgeSignersOf.Audience(text.Audience),
                    CreatedAt = now,
                });
            }

            await db.SaveChangesAsync(stop);
        }, cancel);
    }
}
