using System.ComponentModel.DataAnnotations;
using Bakohumas.Domain.People;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>For who lost the personal link: it goes to the mailbox on file. The answer is the same whether there was one.</summary>
[AllowAnonymous]
internal sealed class LostLinkController(LostLinkDesk desk, Wording words) : Controller
{
    [HttpGet("/tautan")]
    public IActionResult Ask() => View("LostLink", new LostLinkForm());

    [HttpPost("/tautan"), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Send(LostLinkForm form, CancellationToken cancel)
    {
        if (ModelState.MailLine(nameof(form.Mail), form.Mail, words) is not { } address)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("LostLink", form);
        }

        await desk.SendAsync(Mailbox.Restore(address), cancel);
        return this.SeeOther("/tautan/terkirim");
    }

    [HttpGet("/tautan/terkirim")]
    public IActionResult Sent() => View("LostLinkSent");
}

internal sealed class LostLinkForm
{
    [DataType(DataType.EmailAddress)]
    public string? Mail { get; init; }
}
