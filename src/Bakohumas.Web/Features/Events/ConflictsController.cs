using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The conflict ledger of an event's doors.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class ConflictsController(ConflictsDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}/perangkat/ganda")]
    public async Task<IActionResult> List(string slug, Guid? sesudah, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, sesudah, cancel) is { } page ? View("Conflicts", page) : NotFound();

    [HttpPost("/panel/kegiatan/{slug}/perangkat/ganda/{id:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Close(string slug, Guid id, string? catatan, Guid? sesudah, CancellationToken cancel)
    {
        ModelState.Clear();
        if (ModelState.Line("catatan", catatan, words, ConflictClosure.NoteLimit) is not { } note)
        {
            if (await desk.PageAsync(User.Officer(), slug, sesudah, cancel) is not { } page) return NotFound();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Conflicts", page with { Refused = (id, catatan) });
        }

        if (await desk.CloseAsync(User.Officer(), slug, id, note, cancel) is not { } done) return NotFound();
        TempData["Toast"] = words[done ? "acara.ganda.ditutup" : "acara.ganda.sudah"];
        return RedirectToAction(nameof(List), new { slug, sesudah });
    }
}
