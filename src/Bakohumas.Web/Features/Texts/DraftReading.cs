using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>A draft ready to be stored.</summary>
internal sealed record DraftSheet(string Title, PledgeSigners Signers, string Body, IReadOnlyList<BasisLine> Bases);

/// <summary>Reads what an officer typed, and what is known about the draft.</summary>
internal static class DraftReading
{
    private const int MostBases = 12;
    private const int BasisLimit = 300;

    /// <param name="review">The rules a version must keep; null for a draft, which may be half done.</param>
    public static (DraftSheet? Sheet, IReadOnlyList<TextFault> Faults) Read(TextDraftForm form, string language, TextReview? review)
    {
        var faults = new List<TextFault>();
        var title = TextLines.Line(nameof(form.Title), form.Title, TextLines.TitleLimit, faults);
        if (form.Signers is null) faults.Add(new(nameof(form.Signers), "isi.pilih"));
        var body = (form.Body ?? "").ReplaceLineEndings("\n").TrimEnd();
        if (body.Length > PledgeTextInspection.MaxLength) faults.Add(new(nameof(form.Body), "isi.terlalu_panjang", ("batas", PledgeTextInspection.MaxLength)));
        var bases = Bases(form, faults);
        if (faults.Count == 0 && review is not null) faults.AddRange(OfVersion(review.Of(language, form.Signers!.Value, title!, bases, body)));
        return faults.Count > 0 ? (null, faults) : (new DraftSheet(title!, form.Signers!.Value, body, bases), faults);
    }

    public static async Task<DraftFacts?> FactsAsync(BakohumasDb db, Officer officer, Guid id, CancellationToken cancel)
    {
        var row = await db.DraftsRunBy(officer).AsNoTracking().Where(d => d.Id == id).Select(d => new
        {
            d.Id,
            d.Key,
            d.Language,
            d.EditedAt,
            Agency = db.Agencies.Where(a => a.Id == d.AgencyId).Select(a => a.Name).First(),
            Editor = db.PledgeDraftEdits.Where(e => e.DraftId == d.Id).OrderByDescending(e => e.At).Select(e => db.Users.Where(u => u.Id == e.AccountId).Select(u => u.DisplayName).FirstOrDefault()).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var newest = await db.PledgeTextVersions.AsNoTracking().Where(v => v.Key == row.Key && v.Language == row.Language).OrderByDescending(v => v.CreatedAt).ThenByDescending(v => v.Id)
            .Select(v => new { v.Id, v.Version, v.CreatedAt }).FirstOrDefaultAsync(cancel);
        if (newest is null) return new(row.Id, row.Key, row.Language, row.Agency, row.EditedAt, row.Editor, null, null);

        var check = await db.PledgeTextChecks.AsNoTracking().Where(c => c.VersionId == newest.Id).Select(c => new { c.Passed, c.Note }).SingleOrDefaultAsync(cancel);
        var standing = TextStandings.Of(
            check?.Passed, await db.PledgeTextReleases.AnyAsync(r => r.VersionId == newest.Id, cancel), await db.PledgeTextWithdrawals.AnyAsync(w => w.VersionId == newest.Id, cancel));
        var signed = await db.Pledges.CountAsync(p => db.FrozenTexts.Any(f => f.Id == p.FrozenTextId && f.PledgeTextVersionId == newest.Id), cancel);
        return new(row.Id, row.Key, row.Language, row.Agency, row.EditedAt, row.Editor, new VersionLine(newest.Id, newest.Version, newest.CreatedAt, standing, signed),
            standing == TextStanding.Returned ? check?.Note : null);
    }

    private static IEnumerable<TextFault> OfVersion(TextJudgement judgement)
    {
        if (judgement.Faults.Count > 0) yield return new(nameof(TextDraftForm.Body), "naskah.salah_jumlah", ("jumlah", judgement.Faults.Count));
        else if (judgement.IsTooLong) yield return new(nameof(TextDraftForm.Body), "naskah.salah_halaman", ("jumlah", judgement.Pages), ("batas", TextJudgement.MaxPages));
    }

    private static List<BasisLine> Bases(TextDraftForm form, List<TextFault> faults)
    {
        var bases = new List<BasisLine>();
        for (var i = 0; i < form.Bases.Count; i++)
        {
            var row = form.Bases[i];
            if (row.IsEmpty) continue;
            var field = $"{nameof(form.Bases)}[{i}].";
            var text = TextLines.Line(field + nameof(row.Text), row.Text, BasisLimit, faults);
            var note = string.IsNullOrWhiteSpace(row.Note) ? null : TextLines.Line(field + nameof(row.Note), row.Note, BasisLimit, faults);
            if (row.Status is not { } status || !BasisLine.Statuses.Contains(status)) faults.Add(new(field + nameof(row.Status), "isi.pilih"));
            // The frozen text parts its columns by this mark.
            else if ($"{text}{note}".Contains(" | ", StringComparison.Ordinal)) faults.Add(new(field + nameof(row.Text), "naskah.dasar_tanda"));
            else if (text is not null) bases.Add(new(text, status, note));
        }

        if (bases.Count > MostBases) faults.Add(new($"{nameof(form.Bases)}[{MostBases}].Text", "naskah.dasar_banyak", ("batas", MostBases)));
        return bases;
    }
}
