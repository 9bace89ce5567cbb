using Bakohumas.Domain.FollowUps;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>The duties of an event: who owes, who reported, what was decided.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders), Route("/panel/kegiatan/{slug}/tindak-lanjut")]
internal sealed class DutiesController(DutyDesk desk, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string slug, DutyState? keadaan, int hal, CancellationToken cancel) =>
        await desk.ListAsync(User.Officer(), slug, keadaan, hal, cancel) is { } page ? View("Duties", page) : NotFound();

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(string slug, Guid id, CancellationToken cancel) => await PageAsync(slug, id, new ReviewForm(), cancel);

    [HttpPost("{id:guid}/laporan/{reportId:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Review(string slug, Guid id, Guid reportId, ReviewForm form, CancellationToken cancel)
    {
        var note = ReportChecks.NoteOf(form.Note);
        if (form.Outcome == ReviewOutcome.Returned && note is null) ModelState.AddModelError(nameof(form.Note), words["tl.tinjau.catatan_wajib"]);
        if (note?.Length > ReportForm.LongestNote) ModelState.AddModelError(nameof(form.Note), words["isi.terlalu_panjang", ("batas", ReportForm.LongestNote)]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(slug, id, form, cancel);
        }

        if (await desk.ReviewAsync(User.Officer(), slug, id, reportId, form.Outcome!.Value, note, cancel)) TempData["Toast"] = words["tl.tinjau.tercatat"];
        else if (await desk.PageAsync(User.Officer(), slug, id, cancel) is null) return NotFound();
        else TempData["Toast"] = words["tl.tinjau.sudah"];
        return RedirectToAction(nameof(Show), new { slug, id });
    }

    [HttpPost("{id:guid}/penanggung-jawab"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> ChangeOwner(string slug, Guid id, string? owner, CancellationToken cancel)
    {
        if (!await desk.ChangeOwnerAsync(User.Officer(), slug, id, owner, cancel)) return NotFound();
        TempData["Toast"] = words["tl.pemilik.diganti"];
        return RedirectToAction(nameof(Show), new { slug, id });
    }

    [HttpGet("bukti/{evidenceId:guid}")]
    public async Task<IActionResult> Evidence(string slug, Guid evidenceId, CancellationToken cancel) =>
        await desk.EvidenceAsync(User.Officer(), slug, evidenceId, cancel) is { } file ? File(file.Content, file.MediaType, file.Name) : NotFound();

    private async Task<IActionResult> PageAsync(string slug, Guid id, ReviewForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(User.Officer(), slug, id, cancel) is not { } page) return NotFound();
        ViewData["Page"] = page;
        return View("Duty", form);
    }
}
