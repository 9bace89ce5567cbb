using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>The account of the person who is signed in.</summary>
internal sealed class OwnAccountController(OwnAccountDesk desk, Wording words) : Controller
{
    [HttpGet("/akun")]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("OwnAccount", await desk.PageAsync(User.Officer(), cancel));

    [HttpPost("/akun/keluar-semua")]
    public async Task<IActionResult> LeaveEverywhere(CancellationToken cancel)
    {
        await desk.SignOutEverywhereAsync(User.Officer(), cancel);
        return Redirect("/masuk");
    }

    [HttpGet("/akun/kata-sandi")]
    public IActionResult PasswordForm() => View("OwnPassword", new PasswordForm());

    [HttpPost("/akun/kata-sandi"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> ChangePassword(PasswordForm form, CancellationToken cancel)
    {
        if (ModelState.IsValid && await desk.ChangePasswordAsync(User.Officer(), form.Current, form.New, cancel) is { } wrong)
            ModelState.AddModelError(wrong.Field, words[wrong.Key]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("OwnPassword", form);
        }

        TempData["Toast"] = words["akun.sandi_diganti"];
        return RedirectToAction(nameof(Show));
    }
}
