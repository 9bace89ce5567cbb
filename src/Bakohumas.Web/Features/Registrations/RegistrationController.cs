using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Registrations;

/// <summary>Public registration, without an account and without script.</summary>
[AllowAnonymous]
internal sealed class RegistrationController(RegistrationDesk desk, Wording words) : Controller
{
    private const string Address = "/kegiatan/{slug}/daftar";

    [HttpGet(Address)]
    public async Task<IActionResult> Form(string slug, CancellationToken cancel)
    {
        if (await desk.PageAsync(slug, cancel) is not { } page) return NotFound();
        return page.Opening == Opening.Open ? Fill(page, new RegistrationForm { Nonce = desk.NonceFor(page.EventId) }) : View("NotOpen", page);
    }

    [HttpPost(Address), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Register(string slug, RegistrationForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(slug, cancel) is not { } page) return NotFound();
        // A full event still answers: who clicked twice on the last seat must reach the ticket.
        if (page.Opening is not (Opening.Open or Opening.Full)) return NotOpen(page);
        if (ModelState.Read(form, page, words) is not { } person) return page.Opening == Opening.Open ? Again(page, form) : NotOpen(page);

        var decision = await desk.RegisterAsync(page.EventId, person, form.Nonce, cancel);
        return decision.Match(
            made => Welcome(made),
            () => this.SeeOther($"/kegiatan/{page.Slug}/daftar/surel"),
            () => this.SeeOther($"/kegiatan/{page.Slug}/daftar"));
    }

    /// <summary>The same for everybody: whether a mail was sent, and to whom, only the mailbox knows.</summary>
    [HttpGet(Address + "/surel")]
    public async Task<IActionResult> CheckMail(string slug, CancellationToken cancel) =>
        await desk.PageAsync(slug, cancel) is { } page ? View("CheckMail", page) : NotFound();

    private StatusCodeResult Welcome(RegistrationDecision.Made made)
    {
        TempData["Toast"] = words[made.Again ? "pendaftaran.sudah_tadi" : "pendaftaran.berhasil"];
        return this.SeeOther($"/tiket/{made.Token}");
    }

    private ViewResult Again(RegistrationPage page, RegistrationForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        form.Nonce ??= desk.NonceFor(page.EventId);
        return Fill(page, form);
    }

    private ViewResult Fill(RegistrationPage page, RegistrationForm form)
    {
        ViewData["Page"] = page;
        return View("Register", form);
    }

    private ViewResult NotOpen(RegistrationPage page)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NotOpen", page);
    }
}
