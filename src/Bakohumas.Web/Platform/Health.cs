using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Files;
using Bakohumas.Web.Platform.Security;

namespace Bakohumas.Web.Platform;

/// <summary><c>/healthz/live</c> answers as soon as the process listens; <c>/healthz/ready</c> only when it can serve.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => Results.Text("ok")).AllowAnonymous();
        routes.MapGet("/healthz/ready", async (Readiness readiness, FileVault vault, StorageRoot storage, BakohumasDb db, CancellationToken cancel) =>
        {
            var checks = new Dictionary<string, bool>
            {
                ["start"] = readiness.IsReady,
                ["database"] = readiness.IsReady && await db.Database.CanConnectAsync(cancel),
                ["vault"] = vault.IsWritable(),
                ["keys"] = KeyFiles.AreComplete(storage),
            };
            return Results.Json(checks, statusCode: checks.Values.All(ok => ok) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }
}
