using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>Who gets what, when, and why not.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class MailsController(OutboxReading reading, OutboxDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/pengingat")]
    public async Task<IActionResult> All(MailState? keadaan, Guid? sebelum, CancellationToken cancel) =>
        View("Mails", await reading.OfAllAsync(User.Officer(), keadaan, sebelum, cancel));

    [HttpGet("/panel/kegiatan/{slug}/surel")]
    public async Task<IActionResult> OfEvent(string slug, MailState? keadaan, Guid? sebelum, CancellationToken cancel) =>
        await reading.OfEventAsync(User.Officer(), slug, keadaan, sebelum, cancel) is { } page ? View("Mails", page) : NotFound();

    [HttpPost("/panel/kegiatan/{slug}/surel/{id:guid}/kirim-ulang"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> SendAgain(string slug, Guid id, CancellationToken cancel)
    {
        if (!await desk.SendAgainAsync(User.Officer(), slug, id, cancel)) return NotFound();
        TempData["Toast"] = words["surel.diantre"];
        return RedirectToAction(nameof(OfEvent), new { slug });
    }
}
