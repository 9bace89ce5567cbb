using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The word of the stream: set by hand or made, changed, shown as a page for sharing the screen.</summary>
[Authorize(Policy = SecuritySetup.Organizers), Route("/panel/kegiatan/{slug}/daring")]
internal sealed class OnlineWordController(OnlineWordDesk desk, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, cancel) is { Event.MayChange: true } page ? View("OnlineWord", page) : NotFound();

    [HttpGet("layar")]
    public async Task<IActionResult> Screen(string slug, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, cancel) is { Event.MayChange: true } page ? View("OnlineWordScreen", page) : NotFound();

    /// <param name="kata">Typed; with <paramref name="buat"/> one is made.</param>
    [HttpPost("")]
    public async Task<IActionResult> Set(string slug, string? kata, bool buat, CancellationToken cancel)
    {
        var word = buat ? OnlineWords.New() : kata?.Trim();
        ModelState.Clear();
        if (!OnlineWord.IsPossible(word))
        {
            if (await desk.PageAsync(User.Officer(), slug, cancel) is not { Event.MayChange: true } page) return NotFound();
            ModelState.AddModelError("kata", words["hadir.kata_salah"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("OnlineWord", page with { Typed = kata });
        }

        if (await desk.SetAsync(User.Officer(), slug, word!, cancel) is not { } done) return NotFound();
        TempData[done ? "Toast" : "Problem"] = words[done ? "hadir.kata_tersimpan" : "isi.data_berubah"];
        return RedirectToAction(nameof(Show), new { slug });
    }
}
