using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>Two versions of one text, word by word.</summary>
internal sealed record TextDiffPage(Guid FromId, string From, Guid ToId, string To, string Title, string Language, IReadOnlyList<DiffLine> Lines)
{
    /// <returns>Null when one of them is missing, foreign, or of another text.</returns>
    public static async Task<TextDiffPage?> LoadAsync(BakohumasDb db, Officer officer, Guid from, Guid to, CancellationToken cancel)
    {
        var both = await db.TextsOf(officer).AsNoTracking().Where(v => v.Id == from || v.Id == to).ToListAsync(cancel);
        if (both.Find(v => v.Id == from) is not { } old || both.Find(v => v.Id == to) is not { } now || (old.Key, old.Language) != (now.Key, now.Language)) return null;
        // The first line names key and version, which differ always.
        static string Body(Domain.Pledges.PledgeTextVersion version) => PledgeTexts.Parse(version).Canonical() is var text ? text[(text.IndexOf('\n') + 1)..] : "";
        return new TextDiffPage(from, old.Version, to, now.Version, now.Title, now.Language, WordDiff.Lines(Body(old), Body(now)));
    }
}
