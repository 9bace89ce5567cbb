using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.FollowUps;

/// <summary>The report of an office, by its link. Looking changes nothing; that a person looked is told by the page itself.</summary>
[AllowAnonymous]
internal sealed class ReportController(ReportDesk desk, Wording words) : Controller
{
    /// <summary>Two files of 5 MB, and room to say that one was too large instead of cutting the line.</summary>
    private const long BodyLimit = 24 * 1024 * 1024;

    [HttpGet("/tindak-lanjut/{token}")]
    public async Task<IActionResult> Show(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return NotFound();
        ViewData["Page"] = page;
        return View("Report", new ReportForm { Kind = page.FirstOpen, Nonce = page.Nonce });
    }

    [HttpPost("/tindak-lanjut/{token}"), EnableRateLimiting(RateLimits.Uploads)]
    [RequestSizeLimit(BodyLimit), RequestFormLimits(MultipartBodyLengthLimit = BodyLimit)]
    public async Task<IActionResult> File(string token, ReportForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return NotFound();
        if (ModelState.IsValid)
        {
            switch (await desk.FileAsync(token, form, cancel))
            {
                case ReportDecision.Filed:
                    return this.SeeOther($"/tindak-lanjut/{token}/terima-kasih");
                case ReportDecision.Refused refused:
                    foreach (var fault in refused.Faults) ModelState.AddModelError(fault.Field, words[fault.Key, fault.Values]);
                    break;
                case ReportDecision.NotStored:
                    ModelState.AddModelError(nameof(form.Files), words["tl.lapor.berkas_simpan"]);
                    Response.Headers.RetryAfter = "60";
                    return Again(form, page, StatusCodes.Status503ServiceUnavailable);
                case ReportDecision.Closed:
                    return this.SeeOther($"/tindak-lanjut/{token}");
                case ReportDecision.Unknown:
                    return NotFound();
            }
        }

        return Again(form, page, StatusCodes.Status422UnprocessableEntity);
    }

    [HttpPost("/tindak-lanjut/{token}/dibuka"), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Opened(string token, CancellationToken cancel) => await desk.OpenedAsync(token, cancel) ? NoContent() : NotFound();

    [HttpGet("/tindak-lanjut/{token}/terima-kasih")]
    public async Task<IActionResult> Thanks(string token, CancellationToken cancel)
    {
        if (await desk.PageAsync(token, cancel) is not { } page) return NotFound();
        ViewData["Token"] = token;
        return View("Thanks", page);
    }

    private ViewResult Again(ReportForm form, ReportPage page, int status)
    {
        // A browser empties the field of files; that must be said, or the photo is missed when it is too late.
        if (form.Files.Count > 0 && ModelState.GetFieldValidationState(nameof(form.Files)) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
            ModelState.AddModelError(nameof(form.Files), words["tl.lapor.berkas_lagi"]);
        Response.StatusCode = status;
        ViewData["Page"] = page;
        return View("Report", form);
    }
}
