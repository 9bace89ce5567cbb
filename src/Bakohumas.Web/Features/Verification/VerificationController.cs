using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Verification;

/// <summary>Anybody may ask whether a paper is ours (product 6.7). Nothing is written, nothing that was uploaded is kept.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Public)]
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class VerificationController(BakohumasDb db, PaperNames names, PaperCheck papers) : Controller
{
    [HttpGet("/verifikasi")]
    public IActionResult Start(string? kode)
    {
        if (string.IsNullOrWhiteSpace(kode)) return View(new StartPage(null, false));
        return VerificationCode.TryParse(kode, out var code) ? Redirect("/verifikasi/" + code) : View(new StartPage(kode.Length > 60 ? kode[..60] : kode, true));
    }

    /// <remarks>Without antiforgery token: the answer depends on the file alone, and a body over the limit must reach the words about the limit.</remarks>
    [HttpPost("/verifikasi"), OwnForm, IgnoreAntiforgeryToken, EnableRateLimiting(RateLimits.Uploads)]
    [RequestSizeLimit(UploadedPaper.RequestBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = UploadedPaper.FormBytes, MemoryBufferThreshold = UploadedPaper.FormBytes)]
    public async Task<IActionResult> Upload(CancellationToken cancel)
    {
        var (bytes, fault) = await UploadedPaper.ReadAsync(Request, cancel);
        var page = bytes is null ? new PaperPage(fault, null, null, false) : await papers.ExamineAsync(bytes, cancel);
        Response.StatusCode = page.Status;
        return View("Paper", page);
    }

    [HttpGet("/verifikasi/{code}")]
    public async Task<IActionResult> Code(string code, int? versi, CancellationToken cancel)
    {
        var page = await CodePage.LoadAsync(db, code, cancel);
        // The code of a joint paper is of the same form; its page has counts where this one has a masked name.
        if (page.Pledge is null && VerificationCode.TryParse(code, out var joint) && await JointFacts.OfCodeAsync(db, joint, versi, cancel) is { } facts) return View("Joint", facts);
        return Show(page);
    }

    [HttpPost("/verifikasi/{code}")]
    public async Task<IActionResult> Name(string code, [FromForm(Name = "nama")] string? name, CancellationToken cancel)
    {
        var page = await CodePage.LoadAsync(db, code, cancel);
        if (page.Pledge?.MaskedName is null) return Show(page);
        if (string.IsNullOrWhiteSpace(name) || name.Length > 500) return Show(page with { NameMissing = true });

        var recorded = await db.Pledges.IgnoreQueryFilters().AsNoTracking().Where(p => p.Code == page.Pledge.Code).Select(p => p.Name).SingleAsync(cancel);
        return Show(page with { Answer = names.Compare(page.Pledge.Code, recorded ?? "", name) });
    }

    private ViewResult Show(CodePage page)
    {
        Response.StatusCode = page switch
        {
            { Pledge: null } => StatusCodes.Status404NotFound,
            { Answer: NameAnswer.TooManyTries } => StatusCodes.Status429TooManyRequests,
            { NameMissing: true } => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status200OK,
        };
        if (page.Answer == NameAnswer.TooManyTries) Response.Headers.RetryAfter = "3600";
        return View(page.Pledge is null ? "Unknown" : "Code", page);
    }
}
