using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Pairing of devices: the first call of product 6.3.</summary>
[ApiController, Route("api/v1/devices"), AllowAnonymous, IgnoreAntiforgeryToken, EnableRateLimiting(RateLimits.Public)]
[DoorAnswers, ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, DoorAnswers.Problem)]
internal sealed class DevicesController(DeviceDesk desk) : ControllerBase
{
    /// <summary>Pairs this device with the event of a code.</summary>
    [HttpPost]
    [ProducesResponseType<PairedDevice>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, DoorAnswers.Problem)]
    public async Task<IActionResult> Create(PairingBody body, CancellationToken cancel)
    {
        if (ShortName.Of(body.Name) is not { } name) return Problem(statusCode: 400, title: "name");
        if (body.PairingCode is not { Length: > 0 and <= 40 } code) return Problem(statusCode: 400, title: "pairingCode");
        var place = body.Event is { Length: > 0 and <= 200 } slug ? new PairingPlace(slug, body.Rights) : null;
        var answer = await desk.PairAsync(code, name, place, HttpContext.Connection.RemoteIpAddress, cancel);
        if (answer.Device is not null) return StatusCode(StatusCodes.Status201Created, answer.Device);
        if (!answer.TooMany) return Problem(statusCode: 404, title: answer.IsElsewhere ? "event" : "pairingCode");
        Response.Headers.RetryAfter = "60";
        return Problem(statusCode: 429, title: "pairingCode");
    }
}

/// <param name="PairingCode">Eight characters, any case, spaces and dashes ignored.</param>
/// <param name="Name">What the organizer's list calls the device, 1 to 40 characters.</param>
/// <param name="Event">Slug of the event whose door or screen this is; a code of another one is refused and stays good.</param>
/// <param name="Rights">The rights that this place can use; a code with another right is refused and stays good. None means any.</param>
internal sealed record PairingBody(string? PairingCode, string? Name, string? Event = null, IReadOnlyList<Domain.CheckIn.DeviceRight>? Rights = null);

/// <summary>Admissions, their undo, and the search by name: the calls of product 6.3.</summary>
[ApiController, Route("api/v1/events/{slug}"), AllowAnonymous, IgnoreAntiforgeryToken]
[DoorAnswers, ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, DoorAnswers.Problem), ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, DoorAnswers.Problem)]
internal sealed class AdmissionsController(AdmissionDesk desk, RosterSearch roster) : ControllerBase
{
    /// <summary>Asks for admission: a verdict, and one row.</summary>
    [HttpPost("admissions")]
    [ProducesResponseType<AdmissionAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<AdmissionAnswer>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, DoorAnswers.Problem)]
    public async Task<IActionResult> Create(string slug, AdmissionBody body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var (call, wrong) = AdmissionCall.From(body);
        if (call is null) return Problem(statusCode: 400, title: wrong);
        return await desk.AdmitAsync(token, slug, call, cancel) switch
        {
            AdmissionOutcome.Answered { Answer: { Verdict: Domain.CheckIn.Verdict.Unknown } unknown } => NotFound(unknown),
            AdmissionOutcome.Answered answered => Ok(answered.Answer),
            AdmissionOutcome.NonceTaken => Problem(statusCode: 409, title: "nonce"),
            AdmissionOutcome.NoSuchEvent => Problem(statusCode: 404),
            _ => Problem(statusCode: 401),
        };
    }

    /// <summary>Takes an admission back.</summary>
    [HttpDelete("admissions/{admissionId:guid}"), HttpPost("admissions/{admissionId:guid}/undo")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, DoorAnswers.Problem)]
    public async Task<IActionResult> Undo(string slug, Guid admissionId, UndoBody body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        if (!Guid.TryParse(body.Nonce, out var nonce) || nonce == Guid.Empty) return Problem(statusCode: 400, title: "nonce");
        if (AdmissionCall.Instant(body.At) is not { } at) return Problem(statusCode: 400, title: "at");
        return await desk.UndoAsync(token, slug, admissionId, nonce, at, cancel) switch
        {
            UndoOutcome.Undone => NoContent(),
            UndoOutcome.TooLate => Problem(statusCode: 403, title: "tooLate"),
            UndoOutcome.NonceTaken => Problem(statusCode: 409, title: "nonce"),
            UndoOutcome.NotPaired => Problem(statusCode: 401),
            _ => Problem(statusCode: 404),
        };
    }

    /// <summary>Searches people of the event by name: three letters or more, at most ten rows.</summary>
    [HttpGet("roster")]
    [ProducesResponseType<IReadOnlyList<RosterRow>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, DoorAnswers.Problem)]
    public async Task<IActionResult> Roster(string slug, string? q, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        return await roster.FindAsync(token, slug, q ?? "", cancel) switch
        {
            RosterOutcome.Found found => Ok(found.Rows),
            RosterOutcome.TooShort => Problem(statusCode: 400, title: "q"),
            RosterOutcome.NoSuchEvent => Problem(statusCode: 404),
            RosterOutcome.NotItsRight => Problem(statusCode: 403, title: "deviceRight"),
            _ => Problem(statusCode: 401),
        };
    }
}

/// <param name="Nonce">UUID chosen by the device.</param>
/// <param name="At">RFC 3339 with an offset.</param>
internal sealed record UndoBody(string? Nonce, string? At);
