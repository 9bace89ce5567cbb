using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>Attendance from paper, and taking back what has no device.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders), Route("/panel/kegiatan/{slug}")]
internal sealed class PaperController(PaperDesk desk, Wording words) : Controller
{
    private const string Home = "kehadiran-kertas";
    private const int MostNames = 8;

    /// <summary>A scan of 5 MB, and room to say that one was too large.</summary>
    private const long BodyLimit = 8 * 1024 * 1024;

    [HttpGet(Home)]
    public async Task<IActionResult> List(string slug, Guid? hari, string? q, Guid? instansi, Guid? setelah, CancellationToken cancel)
    {
        if (await desk.PageAsync(User.Officer(), slug, hari, new(q, instansi, setelah), [], cancel) is not { } page) return NotFound();
        var local = page.Event.Zone.Local(page.Occasion.StartsAt).DateTime;
        return Fill(page, new PaperForm { Day = DateOnly.FromDateTime(local), Time = TimeOnly.FromDateTime(local) });
    }

    [HttpPost(Home), Authorize(Policy = SecuritySetup.Organizers)]
    [RequestSizeLimit(BodyLimit), RequestFormLimits(MultipartBodyLengthLimit = BodyLimit)]
    public async Task<IActionResult> Enter(string slug, Guid? hari, PaperForm form, string? q, Guid? instansi, Guid? setelah, CancellationToken cancel)
    {
        switch (await desk.EnterAsync(User.Officer(), slug, hari, form, cancel))
        {
            case PaperDecision.Recorded done:
                TempData["Toast"] = words["hadir.tercatat", ("jumlah", done.Entered)];
                if (Left(done) is { Length: > 0 } left) TempData["Problem"] = left;
                return RedirectToAction(nameof(List), new { slug, hari, q, instansi });
            case PaperDecision.Refused refused:
                foreach (var (field, key) in refused.Faults) ModelState.AddModelError(field, words.Takes(key, "batas") ? words[key, ("batas", PaperAttendance.MostPeople)] : words[key]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await desk.PageAsync(User.Officer(), slug, hari, new(q, instansi, setelah), form.Came, cancel) is { } page ? Fill(page, form) : NotFound();
            default:
                return NotFound();
        }
    }

    [HttpGet(Home + "/{sheet:guid}")]
    public async Task<IActionResult> Sheet(string slug, Guid sheet, CancellationToken cancel) =>
        await desk.SheetAsync(User.Officer(), slug, sheet, cancel) is { } page ? View("PaperSheet", page) : NotFound();

    [HttpGet(Home + "/{sheet:guid}/pindaian/{file:guid}")]
    public async Task<IActionResult> Scan(string slug, Guid sheet, Guid file, CancellationToken cancel) =>
        await desk.ScanAsync(User.Officer(), slug, sheet, file, cancel) is { } scan ? File(scan.Content, scan.MediaType, scan.Name) : NotFound();

    [HttpPost("kehadiran/{id:guid}/urungkan"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Undo(string slug, Guid id, CancellationToken cancel)
    {
        if (await desk.UndoAsync(User.Officer(), slug, id, cancel) is not { } undone) return NotFound();
        TempData["Toast"] = words[undone.Done ? "hadir.diurungkan" : "hadir.sudah_diurungkan"];
        return undone.SheetId is { } sheet
            ? RedirectToAction(nameof(Sheet), new { slug, sheet })
            : this.SeeOther($"/panel/kegiatan/{slug}/peserta/{undone.RegistrationId}");
    }

    /// <summary>Who was left out, and why; the first names of many.</summary>
    private string Left(PaperDecision.Recorded done)
    {
        var names = string.Join("; ", done.Inside.Take(MostNames));
        var inside = done.Inside.Count == 0 ? "" : done.Inside.Count <= MostNames
            ? words["hadir.sudah_di_dalam", ("nama", names)]
            : words["hadir.sudah_di_dalam_banyak", ("nama", names), ("jumlah", done.Inside.Count - MostNames)];
        return string.Join(' ', new[] { inside, done.Gone == 0 ? "" : words["hadir.batal_dilewati", ("jumlah", done.Gone)] }.Where(text => text.Length > 0));
    }

    private ViewResult Fill(PaperPage page, PaperForm form)
    {
        ViewData["Page"] = page;
        return View("Paper", form);
    }
}
