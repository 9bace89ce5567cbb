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
    public const int MostBlankLines = 200, MostSpareLines = 60;

    public async Task<SheetsPage?> PageAsync(Officer officer, string slug, CancellationToken cancel) =>
        await PanelHead.LoadAsync(db, officer, slug, cancel) is { } at ? await SheetsPage.LoadAsync(db, at, cancel) : null;

    /// <summary>
    /// A sheet for each text that people of the event sign, as it stands now: it is frozen by the sheet like by a first signature, and
    /// nobody signs in ink what another text is meant for. Who stands on which line is frozen with it.
    /// </summary>
    /// <param name="onlyNew">A further sheet: leaves out whoever stands on an earlier one.</param>
    /// <returns>The codes of the sheets; null for a foreign or missing event, an agency without people there, or an event that was cancelled.</returns>
    public async Task<IReadOnlyList<string>?> MakeAsync(Officer officer, string slug, Guid? agencyId, int blankLines, int spareLines, bool onlyNew, CancellationToken cancel)
    {
        var at = await db.EventsRunBy(officer).AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug && e.State != EventState.Cancelled && e.State != EventState.Draft, cancel);
        if (at is null || (agencyId is { } agency && !await db.Registrations.AnyAsync(r => r.EventId == at.Id && r.AgencyId == agency, cancel))) return null;
        var organizer = await db.Agencies.Where(a => a.Id == at.OrganizerAgencyId).Select(a => a.Name).SingleAsync(cancel);
        var now = clock.GetUtcNow();
        var blank = Math.Clamp(blankLines, 0, MostBlankLines);
        var printed = onlyNew ? await SheetRows.PrintedAsync(db, at.Id, cancel) : new HashSet<Guid>();
        var made = new List<(SigningSheet Sheet, FrozenText Text)>();
        foreach (var version in at.TextVersions)
        {
            var shown = await texts.OfAsync(db, at, version, cancel);
            var text = FrozenText.Of(Guid.CreateVersion7(now), at, organizer, shown.VersionId, shown.Text.Head.Language, shown.Canonical, now, shown.GivenFor);
            var signers = at.SignersOf(version);
            Guid[] people = blank > 0 ? [] : [.. (await SheetRows.Registered(db, at.Id, agencyId, signers).Select(r => r.Id).ToListAsync(cancel)).Where(id => !printed.Contains(id))];
            var sheet = new SigningSheet
            {
                Id = Guid.CreateVersion7(now), EventId = at.Id, FrozenTextId = text.Id, Code = SheetCode.New(), AgencyId = agencyId, Signers = signers, BlankLines = blank,
                Lines = SheetLines.Pack(people), SpareLines = blank > 0 ? 0 : Math.Clamp(spareLines, 0, MostSpareLines), MadeAt = now, MadeByAccountId = officer.Id,
            };
            // On blank lines anybody may come; names that nobody has make no sheet, but for the main text of an empty event.
            if (blank > 0 || people.Length > 0) made.Add((sheet, text));
            else if (!onlyNew && version == at.PledgeTextVersionId && !await SheetRows.AnybodyAsync(db, sheet, cancel)) made.Add((sheet, text));
        }

        if (made.Count == 0) return [];
        await lane.WriteAsync(async (books, stop) =>
        {
            foreach (var (sheet, text) in made)
            {
                var frozen = await books.FrozenTexts.Where(t => t.EventId == at.Id && t.Hash == text.Hash).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
                if (frozen is null) books.FrozenTexts.Add(text);
                books.SigningSheets.Add(frozen is { } known ? sheet.Under(known) : sheet);
                books.Record(now, Acts.SheetMade, officer.Actor, sheet.Id, at.Id);
            }

            await books.SaveChangesAsync(stop);
        }, cancel);
        return [.. made.Select(m => m.Sheet.Code)];
    }

    /// <returns>The code of the sheet that somebody read from paper; null when the event has none like it.</returns>
    public async Task<string?> CodeAsync(Officer officer, string slug, string typed, CancellationToken cancel) => (await FindAsync(db, officer, slug, typed, cancel))?.Code;

    /// <returns>Null for a foreign or missing sheet.</returns>
    public async Task<(byte[] Pdf, string FileName)?> PrintAsync(Officer officer, string slug, string code, bool headersOnly, CancellationToken cancel)
    {
        if (await FindAsync(db, officer, slug, code, cancel) is not { } sheet) return null;
        var frozen = await db.FrozenTexts.AsNoTracking().SingleAsync(t => t.Id == sheet.FrozenTextId, cancel);
        var people = SheetLines.Unpack(sheet.Lines);
        var known = await SheetRows.OfAsync(db, sheet, people, cancel);
        var rows = people.Select(id => known[id]).ToList();
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
