using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.CheckIn.Offline;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Bakohumas.Web.Features.CheckIn.Offline;

/// <summary>What a door takes along and brings back: the signed list and the batch of product 6.3.</summary>
[ApiController, Route("api/v1/events/{slug}"), AllowAnonymous, IgnoreAntiforgeryToken]
[DoorAnswers, ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, DoorAnswers.Problem), ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, DoorAnswers.Problem)]
internal sealed class OfflineController(OfflineDesk desk) : ControllerBase
{
    /// <summary>Rows of one batch.</summary>
    private const int MostRows = 200;

    /// <summary>The signed attendee list, a compact JWS; with <c>If-None-Match</c> only when it has changed.</summary>
    [HttpGet("list")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, OfflineList.MediaType)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, DoorAnswers.Problem)]
    public async Task<IActionResult> List(string slug, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var known = Request.GetTypedHeaders().IfNoneMatch is [var tag] ? tag.Tag.ToString().Trim('"') : null;
        Response.Headers.CacheControl = "private, no-cache";
        switch (await desk.ListAsync(token, slug, known, cancel))
        {
            case ListOutcome.Taken { List: var list }:
                Response.Headers.ETag = new EntityTagHeaderValue($"\"{list.Tag}\"").ToString();
                return new ContentResult { Content = list.Text, ContentType = OfflineList.MediaType };
            case ListOutcome.Unchanged unchanged:
                Response.Headers.ETag = new EntityTagHeaderValue($"\"{unchanged.Tag}\"").ToString();
                return StatusCode(StatusCodes.Status304NotModified);
            case ListOutcome.NotThisRight: return Problem(statusCode: 403, title: "right");
            case ListOutcome.NoSuchEvent: return Problem(statusCode: 404);
            default: return Problem(statusCode: 401);
        }
    }

    /// <summary>
    /// Brings up to 200 admissions, answered row by row in their order, says how the device is, and learns what the other doors did. A batch
    /// without rows is the sign of life of a device.
    /// </summary>
    [HttpPost("admissions/batch")]
    [ProducesResponseType<SyncAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, DoorAnswers.Problem)]
    public async Task<IActionResult> Batch(string slug, SyncBody body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var rows = body.Rows ?? [];
        if (rows.Count > MostRows || rows.Any(r => r is null || r.Preview)) return Problem(statusCode: 400, title: "rows");
        var after = AdmissionCall.Instant(body.After);
        if (body.After is not null && after is null) return Problem(statusCode: 400, title: "after");
        var (condition, wrong) = DeviceCondition.From(body.Device);
        if (wrong is not null) return Problem(statusCode: 400, title: wrong);
        return await desk.SyncAsync(token, slug, rows, condition, after, cancel) switch
        {
            SyncOutcome.Synced synced => Ok(synced.Answer),
            SyncOutcome.NoSuchEvent => Problem(statusCode: 404),
            _ => Problem(statusCode: 401),
        };
    }
}

/// <param name="Rows">At most 200, none of them a preview.</param>
/// <param name="After">The <c>until</c> of the answer before: only what others did since is told. RFC 3339.</param>
/// <param name="Device">How the device is; shown to the organizer.</param>
internal sealed record SyncBody(IReadOnlyList<AdmissionBody>? Rows, string? After, DeviceBody? Device);

/// <param name="Waiting">Rows that are not with the server yet.</param>
/// <param name="ListRows">Entries of the list it holds; null without one.</param>
/// <param name="ListMadeAt">When that list was made, RFC 3339.</param>
/// <param name="SkewMs">Server's clock minus the device's.</param>
/// <param name="Battery">Percent; null where the browser does not say.</param>
/// <param name="IsPersistent">Whether the browser has promised to keep what is stored.</param>
/// <param name="HasCamera">Whether the camera gave a picture; null when it was not tried.</param>
/// <param name="TestedAt">When a test code was last read, RFC 3339.</param>
/// <param name="Searches">Searches by name that the device made without network and has not told yet, at most 50: each becomes a row of the audit.</param>
internal sealed record DeviceBody(
    int? Waiting, int? ListRows, string? ListMadeAt, int? SkewMs, int? Battery, bool? IsPersistent, bool? HasCamera, string? TestedAt, int? Searches = null);

/// <summary>How a device says it is, checked.</summary>
internal sealed record DeviceCondition(int? Waiting, int? ListRows, DateTimeOffset? ListMadeAt, int? SkewMs, int? Battery, bool? IsPersistent, bool? HasCamera, DateTimeOffset? TestedAt, int Searches)
{
    private const int MostSearches = 50;

    public static (DeviceCondition? Condition, string? WrongField) From(DeviceBody? body)
    {
        if (body is null) return (null, null);
        if (body.Waiting is < 0) return (null, "device.waiting");
        if (body.ListRows is < 0) return (null, "device.listRows");
        if (body.Battery is < 0 or > 100) return (null, "device.battery");
        if (body.Searches is < 0 or > MostSearches) return (null, "device.searches");
        var (made, tested) = (AdmissionCall.Instant(body.ListMadeAt), AdmissionCall.Instant(body.TestedAt));
        if (body.ListMadeAt is not null && made is null) return (null, "device.listMadeAt");
        if (body.TestedAt is not null && tested is null) return (null, "device.testedAt");
        return (new(body.Waiting, body.ListRows, made, body.SkewMs, body.Battery, body.IsPersistent, body.HasCamera, tested, body.Searches ?? 0), null);
    }
}

/// <param name="Answers">One for each row, in their order.</param>
/// <param name="Arrivals">Movements that the server heard of since <c>after</c>, this device's own too; some may be told twice.</param>
/// <param name="Until">Send it as <c>after</c> next time. Without <c>more</c> it is the server's clock, in milliseconds: a device measures its own by it.</param>
/// <param name="List">Entity tag of the current list, without quotes.</param>
/// <param name="More">Whether there are more arrivals now.</param>
internal sealed record SyncAnswer(IReadOnlyList<RowAnswer> Answers, IReadOnlyList<Arrival> Arrivals, DateTimeOffset? Until, string? List, bool More);

/// <param name="Status">As if the row had been sent alone: 200, 400, 401, 404 or 409.</param>
/// <param name="Problem">The field that is wrong.</param>
internal sealed record RowAnswer(string? Nonce, int Status, AdmissionAnswer? Answer, string? Problem)
{
    public static RowAnswer Of(Guid nonce, AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Answered { Answer: var answer } => new(nonce.ToString(), answer.Verdict == Verdict.Unknown ? 404 : 200, answer, null),
        AdmissionOutcome.NonceTaken => new(nonce.ToString(), 409, null, "nonce"),
        AdmissionOutcome.NoSuchEvent => new(nonce.ToString(), 404, null, null),
        _ => new(nonce.ToString(), 401, null, null),
    };
}

/// <param name="Ticket">The first 16 bytes of SHA-256 over the door code, base64url, as in the list.</param>
/// <param name="Direction"><c>in</c>, <c>out</c>, or <c>undo</c> of the entry with this nonce.</param>
internal sealed record Arrival(string Ticket, Guid Occasion, string Direction, string Gate, DateTimeOffset At, Guid Nonce);
