using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>Changing one's own details and giving the seat back, until the event starts.</summary>
[AllowAnonymous]
internal sealed class OwnDetailsController(TicketDesk desk, Wording words) : Controller
{
    [HttpGet("/tiket/{token}/ubah")]
    public async Task<IActionResult> Details(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        return page.MayChange ? Fill(page, OwnDetailsForm.Of(page)) : TooLate(page);
    }

    [HttpPost("/tiket/{token}/ubah")]
    public async Task<IActionResult> Change(string token, OwnDetailsForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        if (!page.MayChange) return TooLate(page);
        if (form.Read(ModelState, words) is not { } details) return Again(page, form);

        switch (await desk.ChangeAsync(page, details, cancel))
        {
            case ChangeOutcome.TooLate:
                return TooLate(page);
            case ChangeOutcome.MailTaken:
                ModelState.AddModelError(nameof(form.Mail), words["tiket.surel_terpakai"]);
                return Again(page, form);
            default:
                TempData["Toast"] = words["tiket.tersimpan"];
                return this.SeeOther(page.Home);
        }
    }

    [HttpGet("/tiket/{token}/batal")]
    public async Task<IActionResult> AskToGiveBack(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        return page.MayGiveBack ? View("GiveBack", page) : TooLate(page);
    }

    [HttpPost("/tiket/{token}/batal")]
    public async Task<IActionResult> GiveBack(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        // Pressed twice: the seat is given back already, and the ticket says so.
        if (page.Stage == TicketStage.GivenBack) return this.SeeOther(page.Home);
        return await desk.GiveBackAsync(page, cancel) ? this.SeeOther(page.Home) : TooLate(page);
    }

    private ViewResult Fill(TicketPage page, OwnDetailsForm form)
    {
        ViewData["Page"] = page;
        return View("OwnDetails", form);
    }

    private ViewResult Again(TicketPage page, OwnDetailsForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Fill(page, form);
    }

    private ViewResult TooLate(TicketPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("TooLate", page);
    }
}
