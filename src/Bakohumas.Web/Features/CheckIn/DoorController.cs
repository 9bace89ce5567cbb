using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>
/// The door in a browser. With script the page speaks the calls of <see cref="AdmissionsController"/>; without it the same desk
/// answers plain forms, and the token lies in a cookie of this path.
/// </summary>
[Route("pintu/{slug}"), AllowAnonymous]
internal sealed class DoorController(DoorWork work, DeviceDesk devices, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string slug, string? q, CancellationToken cancel)
    {
        if (await work.PageAsync(slug, cancel) is not { } page) return NotFound();
        var token = DoorCookie.Token(Request, slug);
        if (token is null) return View("Door", page);
        return View("Door", page with { IsPaired = true, Gate = Gate(slug), Query = q, Found = string.IsNullOrWhiteSpace(q) ? [] : await work.FindAsync(token, slug, q, cancel) });
    }

    [HttpPost("pasang"), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Pair(string slug, string? pairingCode, string? gate, CancellationToken cancel)
    {
        if (await work.PageAsync(slug, cancel) is not { } page) return NotFound();
        var place = ShortName.Of(gate) ?? DoorCookie.DefaultGate;
        var answer = await devices.PairAsync(pairingCode ?? "", place, new PairingPlace(slug, [DeviceRight.Scan, DeviceRight.Supervise]), HttpContext.Connection.RemoteIpAddress, cancel);
        if (answer.Device is not { } device)
        {
            Response.StatusCode = answer.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
            return View("Door", page with { Gate = gate, Problem = words[answer.TooMany ? "gawai.pasang.busy" : answer.IsElsewhere ? "gawai.pasang.lain" : "gawai.pasang.missing"] });
        }

        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, Path = $"/pintu/{slug}", Expires = device.ExpiresAt };
        Response.Cookies.Append(DoorCookie.Name(slug), device.Token, options);
        Response.Cookies.Append(DoorCookie.GateName(slug), Uri.EscapeDataString(place), options);
        return RedirectToAction(nameof(Show), new { slug });
    }

    /// <summary>One admission by form; the answer is a whole page.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Admit(string slug, string? code, string? ticketId, string? direction, CancellationToken cancel)
    {
        if (await work.PageAsync(slug, cancel) is not { } page) return NotFound();
        if (DoorCookie.Token(Request, slug) is not { } token) return RedirectToAction(nameof(Show), new { slug });
        var answer = await work.AdmitAsync(token, slug, code, ticketId, Gate(slug), direction, cancel);
        if (answer is null) DoorCookie.Forget(Response, slug);
        return View("Door", page with { IsPaired = answer is not null, Gate = Gate(slug), Answer = answer, Problem = answer is null ? words["gawai.masalah.unpaired"] : null });
    }

    [HttpPost("urungkan")]
    public async Task<IActionResult> Undo(string slug, Guid admissionId, CancellationToken cancel)
    {
        if (await work.PageAsync(slug, cancel) is not { } page) return NotFound();
        if (DoorCookie.Token(Request, slug) is not { } token) return RedirectToAction(nameof(Show), new { slug });
        return View("Door", page with { IsPaired = true, Gate = Gate(slug), Answer = await work.UndoAsync(token, slug, admissionId, cancel) });
    }

    private string Gate(string slug) => DoorCookie.Gate(Request, slug);
}
