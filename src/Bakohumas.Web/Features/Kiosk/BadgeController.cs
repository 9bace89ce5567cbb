using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Kiosk;

/// <summary>The badge of the person whom this kiosk has just let in.</summary>
[AllowAnonymous]
internal sealed class BadgeController(BadgeDesk desk) : Controller
{
    [HttpGet("/kios/{slug}/tanda-pengenal/{admissionId:guid}.pdf")]
    public async Task<IActionResult> Draw(string slug, Guid admissionId, string? ukuran, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return StatusCode(StatusCodes.Status401Unauthorized);
        if (!await desk.IsPairedAsync(token, cancel)) return StatusCode(StatusCodes.Status401Unauthorized);
        return await desk.AtKioskAsync(token, slug, admissionId, BadgeSizes.Of(ukuran), HttpContext.WasHead(), cancel) is { } pdf ? File(pdf, "application/pdf") : NotFound();
    }
}

/// <summary>Badges for the organizer: of one person, or of everybody.</summary>
[Authorize(Policy = SecuritySetup.Organizers)]
internal sealed class BadgesController(BadgeDesk desk) : Controller
{
    private const string Home = "/panel/kegiatan/{slug}/peserta/tanda-pengenal";

    [HttpGet(Home)]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, cancel) is { } page ? View("Badges", page) : NotFound();

    [HttpGet(Home + ".pdf")]
    public async Task<IActionResult> All(string slug, string? ukuran, bool hadir, int? bagian, CancellationToken cancel) =>
        await desk.AllAsync(User.Officer(), slug, BadgeSizes.Of(ukuran), hadir, Math.Max(1, bagian ?? 1), HttpContext.WasHead(), cancel) is { } file ? File(file.Pdf, "application/pdf", file.FileName) : NotFound();

    [HttpGet("/panel/kegiatan/{slug}/peserta/{id:guid}/tanda-pengenal.pdf")]
    public async Task<IActionResult> One(string slug, Guid id, string? ukuran, CancellationToken cancel) =>
        await desk.OneAsync(User.Officer(), slug, id, BadgeSizes.Of(ukuran), HttpContext.WasHead(), cancel) is { } pdf ? File(pdf, "application/pdf") : NotFound();
}
