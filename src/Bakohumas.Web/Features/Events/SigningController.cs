using Bakohumas.Domain.Events;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The signing of an event and the hall's screen.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class SigningController(SigningDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}/penandatanganan")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        var page = await desk.PageAsync(User.Officer(), slug, cancel);
        return page is null ? NotFound() : View("Signing", page);
    }

    /// <summary>The same numbers for the page that counts by itself.</summary>
    [HttpGet("/panel/kegiatan/{slug}/angka")]
    public async Task<IActionResult> Numbers(string slug, CancellationToken cancel)
    {
        var numbers = await desk.NumbersAsync(User.Officer(), slug, cancel);
        return numbers is null ? NotFound() : Json(numbers);
    }

    [HttpPost("/panel/kegiatan/{slug}/penandatanganan"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Open(string slug, CancellationToken cancel) =>
        Back(slug, await desk.OpenAsync(User.Officer(), slug, cancel), "acara.ttd.dibuka", "acara.ttd.tak_dapat_buka");

    [HttpPost("/panel/kegiatan/{slug}/penandatanganan/tutup"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Close(string slug, CancellationToken cancel) =>
        Back(slug, await desk.CloseAsync(User.Officer(), slug, cancel), "acara.ttd.ditutup", "acara.ttd.sudah_tutup");

    [HttpPost("/panel/kegiatan/{slug}/layar"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Screen(string slug, HallMode? mode, CancellationToken cancel)
    {
        if (mode is null || !await desk.ShowAsync(User.Officer(), slug, mode.Value, cancel)) return NotFound();
        TempData["Toast"] = words["acara.layar.kini", ("isi", words.Of(mode.Value))];
        return RedirectToAction(nameof(Show), new { slug });
    }

    private IActionResult Back(string slug, bool? done, string well, string ill)
    {
        if (done is null) return NotFound();
        TempData[done.Value ? "Toast" : "Problem"] = words[done.Value ? well : ill];
        return RedirectToAction(nameof(Show), new { slug });
    }
}
