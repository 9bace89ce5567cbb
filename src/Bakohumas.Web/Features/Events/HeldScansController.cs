using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>What a revoked device brought afterwards, and self check-ins that staff confirm, until somebody says whether they count.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class HeldScansController(HeldScansDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}/perangkat/menunggu")]
    public async Task<IActionResult> List(string slug, Guid? sesudah, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, sesudah, cancel) is { } page ? View("HeldScans", page) : NotFound();

    /// <param name="baris">The rows that the page showed.</param>
    [HttpPost("/panel/kegiatan/{slug}/perangkat/menunggu"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Accept(string slug, Guid[] baris, CancellationToken cancel)
    {
        TempData["Toast"] = words["acara.tertahan.diterima_semua", ("jumlah", await desk.AcceptAsync(User.Officer(), slug, baris, cancel))];
        return RedirectToAction(nameof(List), new { slug });
    }

    [HttpPost("/panel/kegiatan/{slug}/perangkat/menunggu/{id:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Review(string slug, Guid id, bool diterima, CancellationToken cancel)
    {
        var outcome = await desk.ReviewAsync(User.Officer(), slug, id, diterima, cancel);
        if (outcome == HeldOutcome.NotFound) return NotFound();
        TempData[outcome == HeldOutcome.NotAnyMore ? "Problem" : "Toast"] = words[outcome switch
        {
            HeldOutcome.DecidedBefore => "acara.tertahan.sudah",
            HeldOutcome.Accepted => "acara.tertahan.diterima",
            HeldOutcome.NotAnyMore => "acara.tertahan.tak_lagi",
            _ => "acara.tertahan.ditolak",
        }];
        return RedirectToAction(nameof(List), new { slug });
    }
}
