using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Texts;

/// <summary>
/// The legal check, the release and the withdrawal of a version: each once, as a fact of its own; the unique index decides between two.
/// Who may is asked of facts that never change: the authors, and the check.
/// </summary>
internal sealed class TextReleaseDesk(BakohumasDb db, WriteLane lane, TimeProvider clock)
{
    public async Task<TextAct> CheckAsync(Officer officer, Guid id, bool passed, string? note, CancellationToken cancel)
    {
        if (await LoadAsync(officer, id, cancel) is not { } text) return new TextAct.NotFound();
        if (!TextStandings.MayCheck(text.Standing, officer.Id, text.Authors)) return new TextAct.Refused(text.Authors.Contains(officer.Id) ? "naskah.bukan_penulis" : "naskah.sudah_lain");
        var said = note?.Trim();
        if (said?.Length > TextLines.NoteLimit) return Fault(nameof(TextActForm.Note), "isi.terlalu_panjang", ("batas", TextLines.NoteLimit));
        if (!passed && string.IsNullOrEmpty(said)) return Fault(nameof(TextActForm.Note), "naskah.catatan_wajib");

        var now = clock.GetUtcNow();
        var row = new PledgeTextCheck { Id = Guid.CreateVersion7(now), VersionId = id, ByAccountId = officer.Id, At = now, Passed = passed, Note = string.IsNullOrEmpty(said) ? null : said };
        return await OnceAsync(db => db.PledgeTextChecks.Where(c => c.VersionId == id), row, passed ? Acts.TextChecked : Acts.TextReturned, officer, id, now, cancel);
    }

    public async Task<TextAct> ReleaseAsync(Officer officer, Guid id, string? by, string? givenFor, CancellationToken cancel)
    {
        if (await LoadAsync(officer, id, cancel) is not { } text) return new TextAct.NotFound();
        // A text that comes with the program is everybody's: only an administrator gives it out.
        var checker = text.AgencyId is null ? null : text.Checker;
        if (!TextStandings.MayRelease(text.Standing, officer.Id, checker, text.Authors, officer.Is(Role.Administrator))) return new TextAct.Refused("naskah.sudah_lain");
        var faults = new List<TextFault>();
        var name = TextLines.Line(nameof(TextActForm.ReleasedBy), by, TextLines.TitleLimit, faults);
        var election = TextLines.Line(nameof(TextActForm.GivenFor), givenFor, TextLines.TitleLimit, faults);
        if (faults.Count > 0) return new TextAct.Faulty(faults);

        var now = clock.GetUtcNow();
        var row = new PledgeTextRelease { Id = Guid.CreateVersion7(now), VersionId = id, ByAccountId = officer.Id, At = now, ReleasedBy = name!, GivenFor = election! };
        return await OnceAsync(db => db.PledgeTextReleases.Where(r => r.VersionId == id), row, Acts.TextReleased, officer, id, now, cancel);
    }

    public async Task<TextAct> WithdrawAsync(Officer officer, Guid id, string? reason, CancellationToken cancel)
    {
        if (await LoadAsync(officer, id, cancel) is not { } text) return new TextAct.NotFound();
        if (text.Standing != TextStanding.Released || (text.AgencyId is null && !officer.Is(Role.Administrator))) return new TextAct.Refused("naskah.sudah_lain");
        var why = reason?.Trim();
        if (string.IsNullOrEmpty(why)) return Fault(nameof(TextActForm.Reason), "isi.wajib");
        if (why.Length > TextLines.NoteLimit) return Fault(nameof(TextActForm.Reason), "isi.terlalu_panjang", ("batas", TextLines.NoteLimit));

        var now = clock.GetUtcNow();
        var row = new PledgeTextWithdrawal { Id = Guid.CreateVersion7(now), VersionId = id, ByAccountId = officer.Id, At = now, Reason = why };
        return await OnceAsync(db => db.PledgeTextWithdrawals.Where(w => w.VersionId == id), row, Acts.TextWithdrawn, officer, id, now, cancel);
    }

    private Task<TextAct> OnceAsync<TFact>(
        Func<BakohumasDb, IQueryable<TFact>> earlier, TFact row, string act, Officer officer, Guid id, DateTimeOffset now, CancellationToken cancel)
        where TFact : class => lane.WriteAsync<TextAct>(async (books, stop) =>
    {
        // The unique index is the guard; this spares it the work and gives the second one an answer.
        if (await earlier(books).AnyAsync(stop)) return new TextAct.Refused("naskah.sudah_lain");
        books.Add(row);
        books.Record(now, act, officer.Actor, id);
        await books.SaveChangesAsync(stop);
        return new TextAct.Done();
    }, cancel);

    private async Task<Loaded?> LoadAsync(Officer officer, Guid id, CancellationToken cancel)
    {
        var version = await db.TextsRunBy(officer).AsNoTracking().Where(v => v.Id == id && v.Key != TextReading.Oath).Select(v => new { v.AgencyId }).SingleOrDefaultAsync(cancel);
        if (version is null) return null;
        var check = await db.PledgeTextChecks.AsNoTracking().SingleOrDefaultAsync(c => c.VersionId == id, cancel);
        var standing = TextStandings.Of(
            check?.Passed, await db.PledgeTextReleases.AnyAsync(r => r.VersionId == id, cancel), await db.PledgeTextWithdrawals.AnyAsync(w => w.VersionId == id, cancel));
        return new(version.AgencyId, standing, check?.ByAccountId, await db.PledgeTextAuthors.Where(a => a.VersionId == id).Select(a => a.AccountId).ToListAsync(cancel));
    }

    private static TextAct.Faulty Fault(string field, string key, params (string, object?)[] values) => new([new TextFault(field, key, values)]);

    private sealed record Loaded(Guid? AgencyId, TextStanding Standing, Guid? Checker, List<Guid> Authors);
}
