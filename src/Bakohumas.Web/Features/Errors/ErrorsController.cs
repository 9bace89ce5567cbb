using System.Globalization;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Errors;

/// <summary>What a person reads, and a program gets, when a request could not be answered. Foreign, forbidden and missing look alike.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, DisableRateLimiting]
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class ErrorsController(Wording words, ILogger<ErrorsController> log) : Controller
{
    /// <remarks>Nothing is bound: binding would read the body once more, and a body over the limit would fail here again.</remarks>
    [Route("/galat/{status:int}")]
    public IActionResult Show()
    {
        var request = HttpContext.Features;
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        if (request.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException fault) status = fault.StatusCode;
        // A form over the limit reads as one without its token; "open too long" would send the person round in circles.
        if (status == StatusCodes.Status400BadRequest && Request.ContentLength > request.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize) status = StatusCodes.Status413PayloadTooLarge;
        var asked = request.Get<IStatusCodeReExecuteFeature>();
        var path = request.Get<IExceptionHandlerPathFeature>()?.Path ?? asked?.OriginalPath;
        // Typed by hand: there is no such page.
        if (path is null || status == StatusCodes.Status403Forbidden) status = StatusCodes.Status404NotFound;

        var page = ErrorPage.Of(status, HttpContext.TraceIdentifier, path + asked?.OriginalQueryString, words);
        if (page.Code is not null) log.LogError("An answer failed, code {Code}", page.Code);
        Response.StatusCode = status;
        return new PathString(path).StartsWithSegments("/api")
            ? new ObjectResult(new ProblemDetails { Status = status, Title = page.Title, Detail = page.Text, Extensions = { ["code"] = page.Code } }) { StatusCode = status, ContentTypes = { "application/problem+json" } }
            : View("Error", page);
    }

    /// <summary>Without this, the rule that everything needs a sign-in would send a mistyped address to the sign-in page.</summary>
    [Route("/{**path}", Order = int.MaxValue)]
    public IActionResult Missing() => NotFound();
}
