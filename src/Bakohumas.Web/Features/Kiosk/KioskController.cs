using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Devices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Kiosk;

/// <summary>
/// The unattended tablet at the entrance. Nothing is limited by address: a hall has one. What is limited, the wrong PINs, is counted by device.
/// </summary>
[Route("kios/{slug}"), AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class KioskController(BakohumasDb db, KioskPins pins) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel) =>
        await KioskPage.LoadAsync(db, slug, cancel) is { } page ? View("Kiosk", page) : NotFound();

    /// <summary>The kiosk's first PIN.</summary>
    [HttpPost("pin")]
    public async Task<IActionResult> Set(string slug, [FromBody] PinBody? body, CancellationToken cancel)
    {
        if (DeviceToken.Of(Request) is not { } token) return Problem(statusCode: StatusCodes.Status401Unauthorized);
        if (KioskPin.Of(body?.Pin) is not { } pin) return Problem(statusCode: StatusCodes.Status422UnprocessableEntity);
        return Said(await pins.SetFirstAsync(token, slug, pin, cancel));
    }

    /// <summary>Asks whether the settings may be opened.</summary>
    [HttpPost("buka")]
    public async Task<IActionResult> Open(string slug, [FromBody] PinBody? body, CancellationToken cancel) =>
        DeviceToken.Of(Request) is { } token ? Said(await pins.TryAsync(token, slug, body?.Pin, cancel)) : Problem(statusCode: StatusCodes.Status401Unauthorized);

    private IActionResult Said(PinAnswer answer)
    {
        if (answer == PinAnswer.Done) return NoContent();
        if (answer == PinAnswer.TooMany) Response.Headers.RetryAfter = pins.SecondsLeft.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problem(statusCode: answer switch
        {
            PinAnswer.Wrong => StatusCodes.Status403Forbidden,
            PinAnswer.TooMany => StatusCodes.Status429TooManyRequests,
            PinAnswer.NotSet or PinAnswer.Taken => StatusCodes.Status409Conflict,
            PinAnswer.NoSuchKiosk => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status401Unauthorized,
        });
    }
}

/// <param name="Pin">Four to eight digits.</param>
internal sealed record PinBody(string? Pin);
