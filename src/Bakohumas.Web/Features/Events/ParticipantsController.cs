using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The attendees of an event.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class ParticipantsController(ParticipantsDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}/peserta")]
    public async Task<IActionResult> List(string slug, string? q, AttendeeFilter keadaan, Guid? setelah, CancellationToken cancel)
    {
        ModelState.Clear();
        var page = await desk.ListAsync(User.Officer(), slug, q, keadaan, setelah, cancel);
        return page is null ? NotFound() : View("Participants", page);
    }

    [HttpGet("/panel/kegiatan/{slug}/peserta/{id:guid}")]
    public async Task<IActionResult> Show(string slug, Guid id, CancellationToken cancel)
    {
        var page = await desk.PersonAsync(User.Officer(), slug, id, cancel);
        return page is null ? NotFound() : View("Participant", page);
    }

    [HttpPost("/panel/kegiatan/{slug}/peserta/{id:guid}/batal"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Cancel(string slug, Guid id, CancellationToken cancel) =>
        Back(slug, id, await desk.CancelAsync(User.Officer(), slug, id, cancel), "acara.orang.dibatalkan", "acara.orang.tak_dapat_batal");

    [HttpPost("/panel/kegiatan/{slug}/peserta/{id:guid}/tiket"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> ReplaceTicket(string slug, Guid id, CancellationToken cancel) =>
        Back(slug, id, await desk.ReplaceTicketAsync(User.Officer(), slug, id, cancel), "acara.orang.tiket_diganti", "acara.orang.tak_dapat_ganti");

    private IActionResult Back(string slug, Guid id, bool? done, string well, string ill)
    {
        if (done is null) return NotFound();
        TempData[done.Value ? "Toast" : "Problem"] = words[done.Value ? well : ill];
        return RedirectToAction(nameof(Show), new { slug, id });
    }
}
