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
        routes.MapGet("/healthz/ready", async (Readiness readiness, FileVault vault, StorageRoot storage, SealKeyStore seal, TimeProvider clock, BakohumasDb db, CancellationToken cancel) =>
        {
            var checks = new Dictionary<string, bool>
            {
                ["start"] = readiness.IsReady,
                ["database"] = readiness.IsReady && await db.Database.CanConnectAsync(cancel),
                ["vault"] = vault.IsWritable(),
                ["keys"] = KeyFiles.AreComplete(storage),
            };
            var ready = checks.Values.All(ok => ok);
            // A seal that cannot be used is said and is no reason to send people away: pledges are recorded, papers wait.
            var condition = SealCondition.Of(seal, clock.GetUtcNow());
            var said = checks.ToDictionary(check => check.Key, check => (object)check.Value);
            said["seal"] = condition.State.ToString();
            return Results.Json(said, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }
}
