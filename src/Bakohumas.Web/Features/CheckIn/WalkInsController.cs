using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>People who come without a registration: the walk-in call of product 6.3.</summary>
[ApiController, Route("api/v1/events/{slug}"), AllowAnonymous, IgnoreAntiforgeryToken]
[DoorAnswers, ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, DoorAnswers.Problem)]
internal sealed class WalkInsController(WalkInDesk desk, Wording words) : ControllerBase
{
    /// <summary>Registers a person at the door and lets them in; also what a door without network did.</summary>
    [HttpPost("walk-ins")]
    [ProducesResponseType<WalkInAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, DoorAnswers.Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, DoorAnswers.Problem)]
    public async Task<IActionResult> Create(string slug, WalkInBody body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: 401);
        var (place, outcome) = await desk.PlaceAsync(token, slug, body.AgencyId, cancel);
        if (place is not null)
        {
            if (desk.Opened(place, body) is not { } form) return Problem(statusCode: 400, title: "sealed");
            if (ModelState.Read(form, place, words) is not { } call)
                return BadRequest(new ValidationProblemDetails(ModelState) { Status = 400, Title = ModelState.First(s => s.Value!.Errors.Count > 0).Key });
            outcome = await desk.AdmitAsync(token, slug, call, place, cancel);
        }

        return outcome switch
        {
            WalkInOutcome.Answered answered => Ok(answered.Answer),
            WalkInOutcome.NonceTaken => Problem(statusCode: 409, title: "nonce"),
            WalkInOutcome.NoSuchEvent => Problem(statusCode: 404),
            _ => Problem(statusCode: 401),
        };
    }
}
