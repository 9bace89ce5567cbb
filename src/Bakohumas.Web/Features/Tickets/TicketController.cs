using System.Text;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>The personal page and what it hands out. Reading changes nothing: mail scanners open links.</summary>
[AllowAnonymous]
internal sealed class TicketController(TicketDesk desk, PublicAddress address, IOptions<MailOptions> mail) : Controller
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
        var part = page.IsOff ? CalendarFile.Cancel(Entry(page)) : CalendarFile.Publish(Entry(page));
        return File(Encoding.UTF8.GetBytes(part.Text), $"text/calendar; charset=utf-8; method={part.Method}", $"{page.Event.Slug}.ics");
    }

    private CalendarEntry Entry(TicketPage page) => new()
    {
        Uid = CalendarEntry.UidOf(page.Event.Id),
        // Giving a seat back is news for this one calendar; a cancelled event has counted on already.
        Sequence = page.Event.CalendarSequence + (page.State == RegistrationState.Cancelled ? 1 : 0),
        Stamp = page.Now,
        Start = page.Event.StartsAt,
        End = page.Event.EndsAt,
        Zone = page.Event.Zone,
        Summary = page.Event.Name,
        Location = $"{page.Event.Hall}, {page.Event.Place}",
        Url = address.At($"/kegiatan/{page.Event.Slug}"),
        OrganizerName = page.Event.Organizer,
        // As in the mails: a calendar program takes an update only from the organizer that it knows (RFC 5546).
        OrganizerMail = new System.Net.Mail.MailAddress(mail.Value.From).Address,
    };
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
