using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Reminders;

/// <summary>The folder that stands for a mail server in Development; elsewhere the same address shows the outbox without links.</summary>
[Authorize(Policy = SecuritySetup.Organizers)]
internal sealed class MailboxController(OutboxReading reading) : Controller
{
    /// <summary>A mail is a page of its own: inline style and its own picture, no script, no form, nothing from elsewhere.</summary>
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

    [HttpGet("/panel/kotak-keluar")]
    public async Task<IActionResult> List(MailState? keadaan, Guid? sebelum, CancellationToken cancel) => reading.ShowsMails
        ? View("Mailbox", reading.Newest())
        : View("Mails", await reading.OfAllAsync(User.Officer(), keadaan, sebelum, cancel));

    [HttpGet("/panel/kotak-keluar/{name}")]
    public IActionResult Show(string name) => reading.Find(name) is { } mail ? View("Mail", mail) : NotFound();

    [HttpGet("/panel/kotak-keluar/{name}/mentah")]
    public IActionResult Raw(string name) => reading.Find(name) is { } mail ? Content(mail.Raw, "text/plain; charset=utf-8") : NotFound();

    [HttpGet("/panel/kotak-keluar/{name}/html")]
    public IActionResult Html(string name)
    {
        if (reading.Find(name) is not { } mail) return NotFound();
        Response.Headers.ContentSecurityPolicy = MailPolicy;
        return Content(mail.Html, "text/html; charset=utf-8");
    }
}
