using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>What a revoked device brought afterwards, until somebody says whether it counts.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class HeldScansController(HeldScansDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}/perangkat/menunggu")]
    public async Task<IActionResult> List(string slug, Guid? sesudah, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, sesudah, cancel) is { } page ? View("HeldScans", page) : NotFound();

    [HttpPost("/panel/kegiatan/{slug}/perangkat/menunggu/{id:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Review(string slug, Guid id, bool diterima, CancellationToken cancel)
    {
        if (await desk.ReviewAsync(User.Officer(), slug, id, diterima, cancel) is not { } done) return NotFound();
        TempData["Toast"] = words[!done ? "acara.tertahan.sudah" : diterima ? "acara.tertahan.diterima" : "acara.tertahan.ditolak"];
        return RedirectToAction(nameof(List), new { slug });
    }
}
