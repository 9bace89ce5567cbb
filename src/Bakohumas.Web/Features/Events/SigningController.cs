using Bakohumas.Domain.Events;
using Bakohumas.Domain.Pledges;
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
    public async Task<IActionResult> Open(string slug, SigningForm form, CancellationToken cancel) =>
        Back(slug, await desk.OpenAsync(User.Officer(), slug, form, cancel), form.Mode == SigningMode.Remote ? "acara.ttd.dibuka_jauh" : "acara.ttd.dibuka", "acara.ttd.tak_dapat_buka");

    [HttpPost("/panel/kegiatan/{slug}/penandatanganan/ubah"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Switch(string slug, SigningForm form, CancellationToken cancel) =>
        Back(slug, await desk.SwitchAsync(User.Officer(), slug, form, cancel), "acara.ttd.diubah", "acara.ttd.sudah_tutup");

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

    [HttpPost("/panel/kegiatan/{slug}/layar/presensi"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> SelfCheckIn(string slug, SelfCheckIn? mode, CancellationToken cancel)
    {
        if (mode is null || !await desk.SelfCheckInAsync(User.Officer(), slug, mode.Value, cancel)) return NotFound();
        TempData["Toast"] = words["acara.mandiri.kini", ("isi", words.Of(mode.Value))];
        return RedirectToAction(nameof(Show), new { slug });
    }

    private IActionResult Back(string slug, SigningMove move, string well, string ill)
    {
        if (move == SigningMove.NotFound) return NotFound();
        TempData[move == SigningMove.Done ? "Toast" : "Problem"] = words[move switch { SigningMove.Done => well, SigningMove.BadDeadline => "acara.ttd.tenggat_salah", _ => ill }];
        return RedirectToAction(nameof(Show), new { slug });
    }
}
