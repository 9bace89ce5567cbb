using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>The first run. Once there is an account, this page does not exist.</summary>
[AllowAnonymous, Route("/siapkan")]
internal sealed class SetupController(SetupDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Form(CancellationToken cancel)
    {
        if (!await desk.IsOpenAsync(cancel)) return NotFound();
        ViewData["CodeIsAlive"] = desk.HasCode;
        return View("Setup", new SetupForm());
    }

    [HttpPost, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SetUp(SetupForm form, CancellationToken cancel)
    {
        if (!await desk.IsOpenAsync(cancel)) return NotFound();
        var run = Checked(form);
        switch (desk.Try(form.Code))
        {
            case SetupTry.TooMany: return StatusCode(StatusCodes.Status429TooManyRequests);
            case SetupTry.Dead: ModelState.AddModelError(nameof(form.Code), words["siapkan.kode_mati"]); break;
            case SetupTry.Wrong when ModelState[nameof(form.Code)] is not { Errors.Count: > 0 }: ModelState.AddModelError(nameof(form.Code), words["siapkan.kode_salah"]); break;
        }

        if (!ModelState.IsValid || run is null)
        {
            ViewData["CodeIsAlive"] = desk.HasCode;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Setup", form);
        }

        return await desk.SetUpAsync(run, cancel) switch
        {
            true => LocalRedirect(Landing.Panel),
            false => NotFound(),
            null => StatusCode(StatusCodes.Status429TooManyRequests),
        };
    }

    private FirstRun? Checked(SetupForm form)
    {
        var name = ModelState.PersonNameLine(nameof(form.Name), form.Name, words);
        var mail = ModelState.MailLine(nameof(form.Mail), form.Mail, words);
        var agency = ModelState.AgencyNameLine(nameof(form.AgencyName), form.AgencyName, words);
        if (mail is not null && Passwords.Problem(form.Password, mail) is { } problem) ModelState.AddModelError(nameof(form.Password), words[problem]);
        var region = RegionCode.TryParse(form.Region, out var code) && RegionNames.Exists(code.ToString()) ? code : null;
        if ((region is null && !string.IsNullOrEmpty(form.Region)) || (form.AgencyType is { } type && !type.FitsRegion(region)))
            ModelState.AddModelError(nameof(form.Region), words["siapkan.wilayah_salah"]);
        return ModelState.IsValid ? new FirstRun(name!, mail!, form.Password, agency!, form.AgencyType!.Value, region) : null;
    }
}
