using System.Text;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>The personal page and what it hands out. Reading changes nothing: mail scanners open links.</summary>
[AllowAnonymous]
internal sealed class TicketController(TicketDesk desk, TicketCalendar calendar, Wording words) : Controller
{
    [HttpGet("/tiket/{token}")]
    public async Task<IActionResult> Ticket(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        if (!page.IsOff && !page.Event.IsOver(page.Now)) TicketCookie.Keep(Request, Response, page.Event.Slug, token, EventLife.FinishesAt(page.Event.EndsAt));
        return View("Ticket", page);
    }

    [HttpGet("/tiket/{token}/cetak")]
    public async Task<IActionResult> Print(string token, CancellationToken cancel) =>
        await desk.PageAsync(token, cancel) is not { } page ? this.NoSuchTicket() : page.IsOff ? Redirect(page.Home) : View("Print", page);

    [HttpGet("/tiket/{token}/qr.svg")]
    public async Task<IActionResult> Code(string token, CancellationToken cancel) =>
        await desk.PageAsync(token, cancel) is { IsOff: false } page ? File(Encoding.UTF8.GetBytes(QrMatrix.Of(page.QrText).ToSvgFile()), "image/svg+xml") : NotFound();

    [HttpGet("/tiket/{token}/kalender.ics")]
    public async Task<IActionResult> Calendar(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return NotFound();
        var part = calendar.Of(page, words.Language);
        return File(Encoding.UTF8.GetBytes(part.Text), $"text/calendar; charset=utf-8; method={part.Method}", $"{page.Event.Slug}.ics");
    }
}

internal static class TicketAnswers
{
    /// <summary>The same page for mistyped, replaced and foreign links; it says how to get the right one.</summary>
    public static ViewResult NoSuchTicket(this Controller controller)
    {
        controller.Response.StatusCode = StatusCodes.Status404NotFound;
        return controller.View("NoSuchTicket");
    }
}
