using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>Guests of honour, and the check of a seat, on an attendee's page.</summary>
[Authorize(Policy = SecuritySetup.Organizers), Route("/panel/kegiatan/{slug}/peserta/{id:guid}")]
internal sealed class GuestsController(GuestsDesk desk, Wording words) : Controller
{
    [HttpPost("vip")]
    public async Task<IActionResult> Mark(string slug, Guid id, bool tandai, CancellationToken cancel)
    {
        if (await desk.MarkAsync(User.Officer(), slug, id, tandai, cancel) is not { } done) return NotFound();
        TempData[done ? "Toast" : "Problem"] = words[!done ? "acara.orang.vip_tetap" : tandai ? "acara.orang.vip_ditandai" : "acara.orang.vip_dilepas"];
        return Back(slug, id);
    }

    [HttpPost("kursi")]
    public async Task<IActionResult> Settle(string slug, Guid id, string? catatan, CancellationToken cancel)
    {
        ModelState.Clear();
        if (ModelState.Line("catatan", catatan, words, SeatCheck.NoteLimit) is not { } note)
        {
            if (await desk.PageAsync(User.Officer(), slug, id, cancel) is not { } page) return NotFound();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Participant", page with { TypedNote = catatan });
        }

        if (await desk.SettleAsync(User.Officer(), slug, id, note, cancel) is not { } done) return NotFound();
        TempData["Toast"] = words[done ? "acara.kursi.selesai" : "acara.kursi.sudah"];
        return Back(slug, id);
    }

    private RedirectResult Back(string slug, Guid id) => Redirect($"/panel/kegiatan/{slug}/peserta/{id}");
}
