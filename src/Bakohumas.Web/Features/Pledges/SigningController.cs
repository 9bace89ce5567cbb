using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>Reading, signing, and the signer's own paper, behind the personal link.</summary>
[Route("tiket/{token}"), AllowAnonymous]
internal sealed class SigningController(BakohumasDb db, SigningOffice office, Wording words) : Controller
{
    [HttpGet("tanda-tangan")]
    public async Task<IActionResult> Read(string token, CancellationToken cancel)
    {
        if (await office.StateAsync(db, token, cancel) is not { } state) return NotFound();
        if (state.Signed is not null) return RedirectToAction(nameof(Receipt), new { token });
        return View("Sign", await office.PageAsync(db, Home(token), state, new SigningForm { Nonce = office.NewNonce() }, words, cancel));
    }

    [HttpPost("tanda-tangan")]
    public async Task<IActionResult> Sign(string token, SigningForm form, CancellationToken cancel)
    {
        if (await office.StateAsync(db, token, cancel) is not { } state) return NotFound();
        if (state.Signed is not null) return Redirect303(token);

        // A form without its number gets a fresh one; what is wrong is said by the office's check, not by the binder.
        ModelState.Clear();
        var page = await office.PageAsync(db, Home(token), state, form.Nonce == Guid.Empty ? form with { Nonce = office.NewNonce() } : form, words, cancel);
        if (!page.Reading.IsDone) return Refused(page, StatusCodes.Status409Conflict);
        if (form.TextHash != page.Shown.Hash)
        {
            // What was written stays; the consent was to the other text and is given anew.
            return Refused(page with { TextChanged = true, Form = page.Form with { ConsentPledge = false } }, StatusCodes.Status409Conflict);
        }

        var checkedForm = SignatureCheck.Of(form, page, words);
        foreach (var (field, message) in checkedForm.Faults) ModelState.AddModelError(field, message);
        if (checkedForm.Signing is not { } signing) return Refused(page, StatusCodes.Status422UnprocessableEntity);

        return await office.SignAsync(state, page.Shown, signing, cancel) switch
        {
            SigningDecision.Recorded or SigningDecision.SignedBefore => Redirect303(token),
            // The session closed, or the admission was undone, while the person was reading: what was written stays in the form.
            _ => Refused(await office.PageAsync(db, Home(token), (await office.StateAsync(db, token, cancel))!, form, words, cancel), StatusCodes.Status409Conflict),
        };
    }

    [HttpGet("komitmen")]
    public async Task<IActionResult> Receipt(string token, CancellationToken cancel)
    {
        if (await office.StateAsync(db, token, cancel) is not { } state) return NotFound();
        if (state.Latest is not { } signed) return RedirectToAction(nameof(Read), new { token });
        office.Awaited(signed);
        return View(office.Receipt(token, state, signed));
    }

    [HttpGet("komitmen.pdf")]
    public async Task<IActionResult> Paper(string token, CancellationToken cancel)
    {
        if (await office.StateAsync(db, token, cancel) is not { Latest: { } signed } state) return NotFound();
        if (await office.OpenPaperAsync(signed, cancel) is not { } file)
        {
            Response.Headers.RetryAfter = "5";
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return View("Receipt", office.Receipt(token, state, signed with { FileHash = null }));
        }

        return File(file, "application/pdf", $"komitmen-{VerificationCode.Grouped(signed.Code).Replace(' ', '-')}.pdf", enableRangeProcessing: true);
    }

    private ViewResult Refused(SigningPage page, int status)
    {
        Response.StatusCode = status;
        return View("Sign", page);
    }

    private static string Home(string token) => $"/tiket/{token}";

    private StatusCodeResult Redirect303(string token) => this.SeeOther(Url.Action(nameof(Receipt), new { token })!);
}
