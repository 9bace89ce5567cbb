namespace Bakohumas.Web.Platform;

/// <summary>Rules that hold for every answer: headers, HEAD like GET, and 503 while the process starts.</summary>
internal static class HttpSetup
{
    private static readonly string Plain = Policy("");

    /// <summary>The door page, the shared tablet and their worker compile the QR reader.</summary>
    private static readonly string WithWasm = Policy(" 'wasm-unsafe-eval'");

    /// <summary>A kiosk also prints a badge that it has fetched, out of a frame of its own.</summary>
    private static readonly string WithPrint = WithWasm + "; frame-src blob:";

    private static string Policy(string script) =>
        $"default-src 'none'; script-src 'self'{script}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Set when the answer starts: the handler of faults clears what stood there before, and a page may have said otherwise.</summary>
    public static IApplicationBuilder UseHouseHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var path = context.Request.Path;
        var kiosk = path.StartsWithSegments("/kios");
        var door = kiosk || path.StartsWithSegments("/pintu") || path.StartsWithSegments("/meja") || (path.StartsWithSegments("/dist", out var asset) && asset.Value!.Contains("worker", StringComparison.Ordinal));
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", kiosk ? WithPrint : door ? WithWasm : Plain);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", door ? "camera=(self), geolocation=(), microphone=()" : "camera=(), geolocation=(), microphone=()");
            // Pages hold personal data or forms: no shared cache may keep them. Static files say otherwise themselves.
            headers.TryAdd("Cache-Control", "no-store");
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>MVC answers HEAD with 405; here it answers like GET, and the server drops the body (RFC 9110, 9.3.2).</summary>
    public static IApplicationBuilder UseHeadLikeGet(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Items[typeof(HttpSetup)] = true;
        }

        return next(context);
    });

    /// <summary>Whether only the headers were asked for: a download that nobody gets is not recorded as one.</summary>
    public static bool WasHead(this HttpContext context) => context.Items.ContainsKey(typeof(HttpSetup));

    public static IApplicationBuilder UseStartGate(this IApplicationBuilder app, Readiness readiness) => app.Use((context, next) =>
    {
        if (readiness.IsReady || context.Request.Path.StartsWithSegments("/healthz")) return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return Task.CompletedTask;
    });
}
