using Microsoft.AspNetCore.Diagnostics;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The address that the browser shows, for switches that come back to it: on an error page the one that failed, not the error's own.</summary>
internal static class ShownAddress
{
    /// <returns>Path and query, escaped for a query value.</returns>
    public static string Escaped(HttpContext context)
    {
        var (path, query) = (context.Request.Path, context.Request.QueryString.Value);
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } asked) (path, query) = (asked.OriginalPath, asked.OriginalQueryString);
        else if (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed) path = failed.Path;
        return Uri.EscapeDataString(path + query);
    }
}
