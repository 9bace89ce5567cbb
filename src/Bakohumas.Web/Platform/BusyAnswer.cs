using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bakohumas.Web.Platform;

/// <summary>
/// A database that cannot answer now is not our error and not a lost request: 503 with Retry-After, nothing was saved. A full disk
/// is 507.
/// </summary>
internal sealed class BusyAnswer(ILogger<BusyAnswer> log) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (StatusOf(context.Exception) is not { } status) return;
        log.LogWarning("The database could not take a request: {Kind}", context.Exception.GetType().Name);
        context.HttpContext.Response.Headers.RetryAfter = "2";
        context.Result = context.HttpContext.Request.Path.StartsWithSegments("/api")
            ? new ObjectResult(new ProblemDetails { Status = status }) { StatusCode = status, ContentTypes = { "application/problem+json" } }
            : new StatusCodeResult(status);
        context.ExceptionHandled = true;
    }

    private static int? StatusOf(Exception? fault) => fault switch
    {
        null => null,
        WriteLaneFullException => StatusCodes.Status503ServiceUnavailable,
        _ when SqliteFaults.IsFull(fault) || PostgresFaults.IsFull(fault) => StatusCodes.Status507InsufficientStorage,
        _ when SqliteFaults.IsBusy(fault) || PostgresFaults.IsBusy(fault) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusOf(fault.InnerException),
    };
}
