using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Links by mail, and asking for one. Opening a link changes nothing: mail scanners open links too.</summary>
[AllowAnonymous]
internal sealed class AccountLinkController(AccountLinkDesk desk, Wording words) : Controller
{
    [HttpGet("/akun/tautan/{token}")]
    public async Task<IActionResult> Open(string token, CancellationToken cancel)
    {
        if (await desk.LookAsync(token, cancel) is not { } page) return NotFound();
        return page.IsOpen ? Form(page, new NewPasswordForm()) : StatusCode(StatusCodes.Status410Gone);
    }

    [HttpPost("/akun/tautan/{token}"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SetPassword(string token, NewPasswordForm form, CancellationToken cancel)
    {
        if (await desk.LookAsync(token, cancel) is not { } page) return NotFound();
        if (Passwords.Problem(form.Password, page.Mail) is { } problem && ModelState.IsValid) ModelState.AddModelError(nameof(form.Password), words[problem]);
        if (page.IsOpen && !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Form(page, form);
        }

        switch (await desk.SetPasswordAsync(token, form.Password, cancel))
        {
            case LinkOutcome.Unknown: return NotFound();
            case LinkOutcome.Over: return StatusCode(StatusCodes.Status410Gone);
            case LinkOutcome.Busy: return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        TempData["Toast"] = words["tautan.tersimpan"];
        return LocalRedirect("/masuk");
    }

    [HttpGet("/masuk/lupa")]
    public IActionResult Forgotten() => View("Forgotten", new ForgottenForm());

    [HttpPost("/masuk/lupa"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Ask(ForgottenForm form, CancellationToken cancel)
    {
        var mail = ModelState.MailLine(nameof(form.Mail), form.Mail, words);
        if (mail is null || !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Forgotten", form);
        }

        await desk.AskAsync(mail, words.Language, cancel);
        return LocalRedirect("/masuk/lupa/terkirim");
    }

    [HttpGet("/masuk/lupa/terkirim")]
    public IActionResult Asked() => View("Asked");

    private ViewResult Form(LinkPage page, NewPasswordForm form)
    {
        ViewData["Link"] = page;
        return View("NewPassword", form);
    }
}
