using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>The start of a shared tablet, on a paired device only: everybody else is sent to the event's public page.</summary>
[Route("meja/{slug}"), AllowAnonymous]
internal sealed class TabletController(TabletDesk desk, DeviceDesk devices, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Start(string slug, TabletRefusal? sebab, CancellationToken cancel)
    {
        if (await desk.PairedAsync(TabletCookies.Token(Request, slug), slug, cancel) is not { } tablet) return Redirect($"/kegiatan/{slug}");
        TabletCookies.Forget(Response, slug);
        // The language was the last person's choice. A browser without cookies, which could not keep another, gets the page as it is.
        if (words.Language != tablet.Language && Request.Cookies.Count > 0)
        {
            Languages.Keep(Request, Response, tablet.Language);
            return Redirect(tablet.Home + Request.QueryString);
        }

        return View("Tablet", new TabletStart(tablet, sebab));
    }

    [HttpGet("pasang")]
    public async Task<IActionResult> Pair(string slug, CancellationToken cancel) =>
        await desk.EventNameAsync(slug, cancel) is { } name ? View("TabletPair", new TabletPairing(slug, name, null)) : NotFound();

    [HttpPost("pasang"), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Pair(string slug, string? pairingCode, CancellationToken cancel)
    {
        if (await desk.EventNameAsync(slug, cancel) is not { } name) return NotFound();
        var answer = await devices.PairAsync(pairingCode ?? "", words["meja.judul"], new PairingPlace(slug, [DeviceRight.Kiosk]), HttpContext.Connection.RemoteIpAddress, cancel);
        if (answer.Device is not { } device)
        {
            Response.StatusCode = answer.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
            return View("TabletPair", new TabletPairing(slug, name, words[answer.TooMany ? "galat.429" : "meja.kode_salah"]));
        }

        TabletCookies.KeepToken(Request, Response, slug, device.Token, device.ExpiresAt);
        return this.SeeOther($"/meja/{slug}");
    }

    /// <summary>The code on a person's ticket for a signing ticket of ten minutes; the code stays in no address and in no history.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Open(string slug, string? code, CancellationToken cancel)
    {
        if (await desk.PairedAsync(TabletCookies.Token(Request, slug), slug, cancel) is not { } tablet) return NotFound();
        var opening = await desk.OpenAsync(tablet, code, cancel);
        if (opening.Ticket is { } ticket)
        {
            TabletCookies.KeepTicket(Request, Response, slug, ticket);
            return this.SeeOther($"{tablet.Home}/tanda-tangan");
        }

        Response.StatusCode = opening.Refusal switch
        {
            TabletRefusal.Unknown => StatusCodes.Status404NotFound,
            TabletRefusal.TooMany => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status409Conflict,
        };
        return View("Tablet", new TabletStart(tablet, opening.Refusal));
    }

    [HttpPost("akhiri")]
    public async Task<IActionResult> End(string slug, CancellationToken cancel)
    {
        if (await desk.PairedAsync(TabletCookies.Token(Request, slug), slug, cancel) is not { } tablet) return NotFound();
        await desk.EndAsync(tablet, cancel);
        TabletCookies.Forget(Response, slug);
        return this.SeeOther(tablet.Home);
    }
}
