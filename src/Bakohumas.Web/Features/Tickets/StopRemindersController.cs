using System.Security.Cryptography;
using System.Text;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>
/// "Jangan ingatkan lagi": from the ticket, and by the address in List-Unsubscribe, which a mail program posts to without a
/// cookie or a form of ours (RFC 8058). A GET only shows the button.
/// </summary>
[AllowAnonymous]
internal sealed class StopRemindersController(TicketDesk desk, Links links) : Controller
{
    [HttpGet("/tiket/{token}/berhenti")]
    public async Task<IActionResult> Ask(string token, CancellationToken cancel) =>
        await desk.PageAsync(token, cancel) is { } page ? View("StopReminders", new StopPage(page.Home + "/berhenti", page.RemindersStopped, page.Home)) : this.NoSuchTicket();

    [HttpPost("/tiket/{token}/berhenti")]
    public async Task<IActionResult> Stop(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return this.NoSuchTicket();
        await desk.StopRemindersAsync(page.RegistrationId, cancel);
        return this.SeeOther(page.Home + "/berhenti");
    }

    [HttpGet("/berhenti/{registrationId:guid}/{token}")]
    public IActionResult AskByMail(Guid registrationId, string token) =>
        IsGenuine(registrationId, token) ? View("StopReminders", new StopPage(links.UnsubscribePath(registrationId), false, null)) : this.NoSuchTicket();

    [HttpPost("/berhenti/{registrationId:guid}/{token}"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> StopByMail(Guid registrationId, string token, CancellationToken cancel)
    {
        if (!IsGenuine(registrationId, token)) return this.NoSuchTicket();
        await desk.StopRemindersAsync(registrationId, cancel);
        return View("StopReminders", new StopPage(links.UnsubscribePath(registrationId), true, null));
    }

    // A body that cannot be read leaves the values of the address unbound as well.
    private bool IsGenuine(Guid registrationId, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token), Encoding.ASCII.GetBytes(links.UnsubscribeToken(registrationId)));
}

/// <param name="Address">Where the button posts to.</param>
/// <param name="Home">The ticket; null for who came by the address in a mail.</param>
internal sealed record StopPage(string Address, bool IsStopped, string? Home);
