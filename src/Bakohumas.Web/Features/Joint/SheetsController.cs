using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Sheets for a hall without network: made and printed before, entered afterwards.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders), Route("/panel/kegiatan/{slug}/lembar")]
internal sealed class SheetsController(SheetDesk sheets, EntryDesk entries, Wording words) : Controller
{
    /// <summary>A scan of 5 MB, and room to say that one was too large.</summary>
    private const long BodyLimit = 8 * 1024 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> List(string slug, string? kode, CancellationToken cancel)
    {
        if (await sheets.PageAsync(User.Officer(), slug, cancel) is not { } page) return NotFound();
        if (string.IsNullOrWhiteSpace(kode)) return View("Sheets", page);
        return await sheets.CodeAsync(User.Officer(), slug, kode, cancel) is { } code ? RedirectToAction(nameof(Show), new { slug, code }) : View("Sheets", page with { Sought = kode });
    }

    [HttpPost(""), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Make(string slug, Guid? instansi, int? kosong, int? cadangan, bool sisa, CancellationToken cancel)
    {
        if (await sheets.MakeAsync(User.Officer(), slug, instansi, kosong ?? 0, cadangan ?? SheetsPage.Spares[0], sisa, cancel) is not { } codes) return NotFound();
        if (codes.Count == 0)
        {
            TempData["Problem"] = words["lembar.tidak_ada_sisa"];
            return RedirectToAction(nameof(List), new { slug });
        }
        TempData["Toast"] = codes.Count == 1 ? words["lembar.dibuat"] : words["lembar.dibuat_per_naskah", ("jumlah", codes.Count)];
        return codes.Count == 1 ? RedirectToAction(nameof(Show), new { slug, code = codes[0] }) : RedirectToAction(nameof(List), new { slug });
    }

    [HttpGet("{code}.pdf"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Print(string slug, string code, CancellationToken cancel) =>
        await sheets.PrintAsync(User.Officer(), slug, code, HttpContext.WasHead(), cancel) is { } sheet ? File(sheet.Pdf, "application/pdf", sheet.FileName) : NotFound();

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string slug, string code, string? cari, int hal, int baris, string? siapa, CancellationToken cancel) =>
        await entries.PageAsync(User.Officer(), slug, code, cari, hal, baris, siapa, cancel) is { } page ? Sheet(page, new EntryForm { Day = page.Event.Zone.DayOf(page.Event.StartsAt) }) : NotFound();

    [HttpPost("{code}"), Authorize(Policy = SecuritySetup.Organizers)]
    [RequestSizeLimit(BodyLimit), RequestFormLimits(MultipartBodyLengthLimit = BodyLimit)]
    public async Task<IActionResult> Enter(string slug, string code, EntryForm form, string? cari, int hal, CancellationToken cancel)
    {
        switch (await entries.EnterAsync(User.Officer(), slug, code, form, cancel))
        {
            case EntryDecision.Recorded done:
                TempData["Toast"] = words["lembar.catat.selesai", ("jumlah", done.Entered)];
                if (done.Pledged + done.Before + done.Elsewhere > 0)
                    TempData["Problem"] = words["lembar.catat.dilewati", ("elektronik", done.Pledged), ("luring", done.Before), ("lain", done.Elsewhere)];
                return RedirectToAction(nameof(Show), new { slug, code, cari, hal = hal > 1 ? hal : (int?)null });
            case EntryDecision.Refused refused:
                foreach (var (field, key) in refused.Faults) ModelState.AddModelError(field, words[key]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await entries.PageAsync(User.Officer(), slug, code, cari, hal, 0, null, cancel) is { } page ? Sheet(page, form) : NotFound();
            default:
                return NotFound();
        }
    }

    [HttpPost("{code}/urungkan/{entry:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Undo(string slug, string code, Guid entry, CancellationToken cancel)
    {
        if (!await entries.UndoAsync(User.Officer(), slug, entry, cancel)) return NotFound();
        TempData["Toast"] = words["lembar.diurungkan"];
        return RedirectToAction(nameof(Show), new { slug, code });
    }

    [HttpPost("{code}/baris/{nomor:int}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Give(string slug, string code, int nomor, Guid orang, int hal, CancellationToken cancel) =>
        await entries.GiveAsync(User.Officer(), slug, code, nomor, orang, cancel) is { } outcome ? Back(slug, code, nomor, hal, outcome, "lembar.baris_diberikan") : NotFound();

    [HttpPost("{code}/baris/{nomor:int}/lepas"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> TakeBack(string slug, string code, int nomor, int hal, CancellationToken cancel) =>
        await entries.TakeBackAsync(User.Officer(), slug, code, nomor, cancel) is { } outcome ? Back(slug, code, nomor, hal, outcome, "lembar.baris_dilepas") : NotFound();

    [HttpGet("{code}/pindaian/{file:guid}")]
    public async Task<IActionResult> Scan(string slug, string code, Guid file, CancellationToken cancel) =>
        await entries.ScanAsync(User.Officer(), slug, code, file, cancel) is { } scan ? File(scan.Content, scan.MediaType, scan.Name) : NotFound();

    private RedirectToActionResult Back(string slug, string code, int number, int page, SpareOutcome outcome, string well)
    {
        TempData[outcome == SpareOutcome.Done ? "Toast" : "Problem"] = outcome == SpareOutcome.Done ? words[well, ("nomor", number)] : words.Of(outcome);
        return RedirectToAction(nameof(Show), new { slug, code, hal = page > 1 ? page : (int?)null });
    }

    private ViewResult Sheet(EntryPage page, EntryForm form)
    {
        ViewData["Page"] = page;
        return View("Sheet", form);
    }
}
