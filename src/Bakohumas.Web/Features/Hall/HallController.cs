using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Bakohumas.Web.Platform.Live;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Hall;

/// <summary>The hall's screen, on a paired screen only (product 6.2): everybody else is sent to the event's public page.</summary>
[Route("layar/{slug}"), AllowAnonymous]
internal sealed class HallController(HallNews news, DeviceDesk devices, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        if (await news.PairedAsync(Token(slug), slug, cancel) is not { } screen) return Redirect($"/kegiatan/{slug}");
        return View("Screen", await news.ScreenAsync(screen, cancel));
    }

    [HttpGet("pasang")]
    public async Task<IActionResult> Pair(string slug, CancellationToken cancel) =>
        await news.EventNameAsync(slug, cancel) is { } name ? View("Pair", new ScreenPairing(slug, name, null)) : NotFound();

    [HttpPost("pasang"), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Pair(string slug, string? pairingCode, CancellationToken cancel)
    {
        if (await news.EventNameAsync(slug, cancel) is not { } name) return NotFound();
        var answer = await devices.PairAsync(pairingCode ?? "", words["aula.judul"], new PairingPlace(slug, [DeviceRight.Screen]), HttpContext.Connection.RemoteIpAddress, cancel);
        if (answer.Device is not { } device)
        {
            Response.StatusCode = answer.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
            return View("Pair", new ScreenPairing(slug, name, words[answer.TooMany ? "galat.429" : "aula.kode_salah"]));
        }

        Response.Cookies.Append(Cookie(slug), device.Token, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, Path = $"/layar/{slug}", Expires = device.ExpiresAt,
        });
        return RedirectToAction(nameof(Show), new { slug });
    }

    /// <summary>One event whenever something changed; the end when the process stops or the screen is no longer paired.</summary>
    [HttpGet("arus")]
    public async Task Stream(string slug, CancellationToken cancel)
    {
        if (await news.PairedAsync(Token(slug), slug, cancel) is not { } screen)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await Response.WriteEventsAsync(news.FollowAsync(screen, cancel), cancel);
    }

    private string? Token(string slug) => DeviceToken.Of(Request) ?? Request.Cookies[Cookie(slug)];

    private static string Cookie(string slug) => $"layar-{slug}";
}
