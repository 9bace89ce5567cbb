using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Accounts;

[AllowAnonymous]
internal sealed class SignInController(SignInDesk desk, Wording words) : Controller
{
    [HttpGet("/masuk")]
    public IActionResult Form(string? kembali) =>
        User.OfficerOrNull() is { } officer
            ? LocalRedirect(Onward(kembali, Landing.Of([.. officer.Grants.Select(g => g.Role)])))
            : View("SignIn", new SignInForm());

    [HttpPost("/masuk"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Enter(SignInForm form, string? kembali, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Again(form);

        var decision = await desk.SignInAsync(form.Mail, form.Password, cancel);
        return decision.Match<IActionResult>(
            welcome => LocalRedirect(Onward(kembali, welcome.Landing)),
            () =>
            {
                ModelState.AddModelError(nameof(form.Password), words["masuk.ditolak"]);
                return Again(form);
            },
            () => StatusCode(StatusCodes.Status429TooManyRequests));
    }

    [HttpPost("/keluar")]
    public async Task<IActionResult> Leave(CancellationToken cancel)
    {
        await desk.SignOutAsync(cancel);
        return LocalRedirect("/");
    }

    private ViewResult Again(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("SignIn", form);
    }

    // An address of another site would carry a person who trusts us to a page that only looks like ours.
    private string Onward(string? wanted, string landing) => Url.IsLocalUrl(wanted) ? wanted : landing;
}
