using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Joint;

/// <summary>Reading and signing the joint paper, behind the link of a witness, co-organizer or chair.</summary>
[AllowAnonymous, Route("/saksi/{token}"), EnableRateLimiting(RateLimits.Public)]
internal sealed class CosignController(CosignDesk desk, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Read(string token, CancellationToken cancel) =>
        await desk.PageAsync(token, null, words, cancel) is { } page ? View("Cosign", page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Sign(string token, CosignForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, form, words, cancel) is not { } page) return NotFound();
        ModelState.Clear();
        if (page.SignedAt is not null) return SeeOther(token);
        switch (await desk.SignAsync(token, form, page, words, cancel))
        {
            case CosignOutcome.Recorded:
                return SeeOther(token);
            case CosignOutcome.Changed:
                // What was drawn stays; the consent was to something else and is given anew.
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Cosign", page with { HasChanged = true, Form = form with { ConsentPledge = false } });
            case CosignOutcome.NoInk:
                ModelState.AddModelError(nameof(form.Strokes), words["ttd.kosong"]);
                break;
            case CosignOutcome.NoConsent:
                ModelState.AddModelError("consentPledge", words["saksi.setuju.belum"]);
                break;
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Cosign", page);
    }

    private StatusCodeResult SeeOther(string token)
    {
        Response.Headers.Location = $"/saksi/{token}";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
