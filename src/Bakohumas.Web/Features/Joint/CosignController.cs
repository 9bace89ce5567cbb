using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Joint;

/// <summary>
/// Reading and signing the joint paper: behind the mailed link of a witness, co-organizer or chair, or on a device that an organizer
/// hands to somebody without mail.
/// </summary>
internal sealed class CosignController(CosignDesk desk, Wording words) : Controller
{
    [HttpGet("/saksi/{token}"), AllowAnonymous, EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Read(string token, CancellationToken cancel) => await ReadAsync(await desk.ByLinkAsync(token, cancel), cancel) ?? Gone();

    [HttpPost("/saksi/{token}"), AllowAnonymous, EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Sign(string token, CosignForm form, CancellationToken cancel) => await SignAsync(await desk.ByLinkAsync(token, cancel), form, cancel) ?? Gone();

    [HttpGet("/panel/kegiatan/{slug}/naskah-bersama/{id:guid}/di-tempat"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> ReadInTheRoom(string slug, Guid id, CancellationToken cancel) =>
        await ReadAsync(await desk.InTheRoomAsync(User.Officer(), slug, id, cancel), cancel) ?? NotFound();

    [HttpPost("/panel/kegiatan/{slug}/naskah-bersama/{id:guid}/di-tempat"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> SignInTheRoom(string slug, Guid id, CosignForm form, CancellationToken cancel) =>
        await SignAsync(await desk.InTheRoomAsync(User.Officer(), slug, id, cancel), form, cancel) ?? NotFound();

    private async Task<IActionResult?> ReadAsync(CosignState? state, CancellationToken cancel) => state is null ? null : View("Cosign", await desk.PageAsync(state, null, words, cancel));

    private async Task<IActionResult?> SignAsync(CosignState? state, CosignForm form, CancellationToken cancel)
    {
        if (state is null) return null;
        var page = await desk.PageAsync(state, form, words, cancel);
        ModelState.Clear();
        if (page.SignedAt is not null) return SeeOther(state.Home);
        switch (await desk.SignAsync(state, form, page, words, cancel))
        {
            case CosignOutcome.Recorded:
                return SeeOther(state.Home);
            case CosignOutcome.Changed:
                // What was drawn stays; the consent was to something else and is given anew.
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Cosign", page with { HasChanged = true, Form = form with { ConsentPledge = false } });
            case CosignOutcome.NoInk:
                ModelState.AddModelError(nameof(form.Strokes), words["ttd.kosong"]);
                break;
            case CosignOutcome.NoConsent:
                ModelState.AddModelError("consentPledge", words["saksi.setuju.belum"]);
                break;
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Cosign", page);
    }

    // An old link, a foreign one and a mistyped one look alike; for all of them the newest mail is the way on.
    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("CosignGone");
    }

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
