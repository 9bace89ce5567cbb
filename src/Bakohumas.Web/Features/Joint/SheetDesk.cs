using Bakohumas.Documents;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Makes and prints the sheets for a hall without network. A print holds names: each one is an audit row.</summary>
internal sealed class SheetDesk(BakohumasDb db, WriteLane lane, PledgeTexts texts, IPdfEngine engine, PublicAddress site, WordingBook words, TimeProvider clock)
{
    public const int MostBlankLines = 200;

    public async Task<SheetsPage?> PageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await PanelHead.LoadAsync(db, officer, slug, cancel) is { } at ? await SheetsPage.LoadAsync(db, at, cancel) : null;

    /// <summary>A sheet under the text as it stands now, which is frozen by it like by a first signature.</summary>
    /// <returns>The sheet's code; null for a foreign or missing event, an agency without people there, or an event that was cancelled.</returns>
    public async Task<string?> MakeAsync(Officer officer, string slug, Guid? agencyId, int blankLines, CancellationToken cancel)
    {
        var at = await db.EventsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug && e.State != EventState.Cancelled && e.State != EventState.Draft, cancel);
        if (at is null || (agencyId is { } agency && !await db.Registrations.AnyAsync(r => r.EventId == at.Id && r.AgencyId == agency, cancel))) return null;
        var shown = await texts.ForAsync(db, at, cancel);
        var organizer = await db.Agencies.Where(a => a.Id == at.OrganizerAgencyId).Select(a => a.Name).SingleAsync(cancel);
        var now = clock.GetUtcNow();
        var (id, textId, code) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), SheetCode.New());
        await lane.WriteAsync(async (books, stop) =>
        {
            var frozen = await books.FrozenTexts.Where(t => t.EventId == at.Id && t.Hash == shown.Hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
            if (frozen is null) books.FrozenTexts.Add(FrozenText.Of(textId, at, organizer, shown.VersionId, shown.Text.Head.Language, shown.Canonical, now));
            books.SigningSheets.Add(new SigningSheet
            {
                Id = id, EventId = at.Id, FrozenTextId = frozen ?? textId, Code = code, AgencyId = agencyId, BlankLines = Math.Clamp(blankLines, 0, MostBlankLines), MadeAt = now, MadeByAccountId = officer.Id,
            });
            books.Record(now, Acts.SheetMade, officer.Actor, id, at.Id);
            await books.SaveChangesAsync(stop);
        }, cancel);
        return code;
    }

    /// <returns>Null for a foreign or missing sheet.</returns>
    public async Task<(byte[] Pdf, string FileName)?> PrintAsync(Officer officer, string slug, string code, bool headersOnly, CancellationToken cancel)
    {
        if (await FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        var frozen = await db.FrozenTexts.AsNoTracking().SingleAsync(t => t.Id == sheet.FrozenTextId, cancel);
        var rows = sheet.BlankLines > 0 ? [] : await SheetRows.Of(db, sheet).ToListAsync(cancel);
        using var drawn = new MemoryStream(128 * 1024);
        engine.Render(SheetDrawing.Of(sheet, frozen, rows, site.At($"/panel/kegiatan/{slug}/lembar/{sheet.Code}"), words.In(frozen.Language)), drawn);
        if (!headersOnly) await RecordAsync(Acts.SheetPrinted, officer, sheet.Id, sheet.EventId, cancel);
        return (drawn.ToArray(), $"lembar-tanda-tangan-{SheetCode.Grouped(sheet.Code).Replace(' ', '-')}.pdf");
    }

    public static async Task<SigningSheet?> FindAsync(BakohumasDb db, Officer officer, string slug, string typed, CancellationToken cancel) =>
        SheetCode.TryParse(typed, out var code)
            ? await db.SigningSheets.AsNoTracking().SingleOrDefaultAsync(s => s.Code == code && db.EventsOf(officer).Any(e => e.Id == s.EventId && e.Slug == slug), cancel)
            : null;

    private Task RecordAsync(string act, Officer officer, Guid subject, Guid eventId, CancellationToken cancel)
    {
        var (now, actor) = (clock.GetUtcNow(), officer.Actor);
        return lane.WriteAsync(async (books, stop) =>
        {
            books.Record(now, act, actor, subject, eventId);
            await books.SaveChangesAsync(stop);
        }, cancel);
    }
}
