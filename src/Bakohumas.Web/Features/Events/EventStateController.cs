using Bakohumas.Domain.Events;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The steps in the life of an event, one address each.</summary>
[Authorize(Policy = SecuritySetup.Organizers)]
internal sealed class EventStateController(EventLifeDesk desk, Wording words) : Controller
{
    [HttpPost("/panel/kegiatan/{slug}/terbit")]
    public Task<IActionResult> Publish(string slug, CancellationToken cancel) => MoveAsync(slug, EventState.Published, null, cancel);

    [HttpPost("/panel/kegiatan/{slug}/tutup-pendaftaran")]
    public Task<IActionResult> CloseRegistration(string slug, CancellationToken cancel) => TurnAsync(slug, closes: true, cancel);

    [HttpPost("/panel/kegiatan/{slug}/buka-pendaftaran")]
    public Task<IActionResult> OpenRegistration(string slug, CancellationToken cancel) => TurnAsync(slug, closes: false, cancel);

    [HttpPost("/panel/kegiatan/{slug}/mulai")]
    public Task<IActionResult> Start(string slug, CancellationToken cancel) => MoveAsync(slug, EventState.Running, null, cancel);

    [HttpPost("/panel/kegiatan/{slug}/selesai")]
    public Task<IActionResult> Finish(string slug, CancellationToken cancel) => MoveAsync(slug, EventState.Finished, null, cancel);

    [HttpGet("/panel/kegiatan/{slug}/batal")]
    public async Task<IActionResult> AskCancel(string slug, CancellationToken cancel)
    {
        var page = await desk.CancelPageAsync(User.Officer(), slug, cancel);
        return page is null ? NotFound() : View("CancelEvent", page);
    }

    [HttpPost("/panel/kegiatan/{slug}/batal")]
    public async Task<IActionResult> Cancel(string slug, string? reason, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(reason) && reason.Trim().Length <= EventFormReading.ReasonLimit) return await MoveAsync(slug, EventState.Cancelled, reason, cancel);
        if (await desk.CancelPageAsync(User.Officer(), slug, cancel) is not { } page) return NotFound();
        ModelState.AddModelError(nameof(reason), string.IsNullOrWhiteSpace(reason) ? words["isi.wajib"] : words["isi.terlalu_panjang", ("batas", EventFormReading.ReasonLimit)]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("CancelEvent", page);
    }

    private async Task<IActionResult> MoveAsync(string slug, EventState to, string? reason, CancellationToken cancel) =>
        Answer(slug, await desk.MoveAsync(User.Officer(), slug, to, reason, cancel));

    private async Task<IActionResult> TurnAsync(string slug, bool closes, CancellationToken cancel) =>
        Answer(slug, await desk.TurnRegistrationAsync(User.Officer(), slug, closes, cancel));

    private IActionResult Answer(string slug, EventMove move)
    {
        if (move is EventMove.NotFound) return NotFound();
        move.Match<object?>(
            moved => TempData["Toast"] = words[$"acara.menjadi.{moved.To}"],
            _ => TempData["Toast"] = words["acara.menjadi.dibuka_lagi"],
            refused => TempData["Problem"] = words["acara.sudah_lain", ("keadaan", words.Of(refused.Current))],
            wrong => TempData["Problem"] = words[wrong.To switch
            {
                EventState.Running => "acara.belum_dapat.mulai",
                EventState.Finished => "acara.belum_dapat.selesai",
                _ => "acara.belum_dapat.terbit",
            }],
            _ => TempData["Problem"] = words["isi.wajib"],
            _ => TempData["Problem"] = words["acara.naskah_belum_terbit"],
            _ => null);
        return RedirectToAction(nameof(EventPanelController.Show), "EventPanel", new { slug });
    }
}
