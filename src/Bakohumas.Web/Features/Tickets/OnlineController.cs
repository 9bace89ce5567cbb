using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>Coming from afar: "saya hadir" with the word of the stream, and the way from the hall to the stream. No limit by address: an office has one.</summary>
[AllowAnonymous]
internal sealed class OnlineController(TicketDesk tickets, OnlineDesk desk, Wording words) : Controller
{
    [HttpPost("/tiket/{token}/hadir")]
    public async Task<IActionResult> Press(string token, string? kata, CancellationToken cancel)
    {
        if (await tickets.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        if (OnlineWord.KeyOf(kata).Length == 0 && page.Online is { AsksForWord: true }) return Again(page, kata, "daring.kata_kosong", StatusCodes.Status422UnprocessableEntity);
        var decision = await desk.PressAsync(page.RegistrationId, kata, cancel);
        if (decision is OnlineDecision.Admitted or OnlineDecision.Recorded)
        {
            TempData["Toast"] = words.Of(decision);
            return this.SeeOther(page.Home);
        }

        var status = decision switch
        {
            OnlineDecision.WrongWord => StatusCodes.Status422UnprocessableEntity,
            OnlineDecision.TooMany => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status409Conflict,
        };
        return Again(page, kata, $"{nameof(OnlineDecision)}.{decision}", status);
    }

    [HttpPost("/tiket/{token}/daring")]
    public async Task<IActionResult> Switch(string token, CancellationToken cancel)
    {
        if (await tickets.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        if (await desk.SwitchAsync(page.RegistrationId, cancel)) TempData["Toast"] = words["daring.beralih"];
        else return Again(page, null, "daring.tidak_dapat_beralih", StatusCodes.Status409Conflict);
        return this.SeeOther(page.Home);
    }

    private ViewResult Again(TicketPage page, string? typed, string key, int status)
    {
        Response.StatusCode = status;
        ViewData["Problem"] = words[key];
        return View("Ticket", page.Online is null ? page : page with { Online = page.Online with { Typed = typed, Problem = words[key] } });
    }
}
