using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Pledges;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>"Bukan saya", taking back and correcting, behind the personal link. Opening a page states nothing (product 6.1): a form does.</summary>
[Route("tiket/{token}/komitmen"), AllowAnonymous, EnableRateLimiting(RateLimits.Public)]
internal sealed class StatementController(StatementDesk desk, Wording words) : Controller
{
    [HttpGet("bukan-saya")]
    public Task<IActionResult> NotMe(string token, CancellationToken cancel) => AskAsync(token, "NotMe", cancel);

    [HttpPost("bukan-saya")]
    public async Task<IActionResult> Dispute(string token, CancellationToken cancel)
    {
        if (await desk.PledgeAsync(token, cancel) is not var (state, signed)) return NotFound();
        if (signed.WithdrawnAt is null) await desk.DisputeAsync(state, signed, cancel);
        return Back(token);
    }

    [HttpGet("tarik")]
    public Task<IActionResult> Withdraw(string token, CancellationToken cancel) => AskAsync(token, "Withdraw", cancel);

    [HttpPost("tarik")]
    public async Task<IActionResult> Withdrawn(string token, CancellationToken cancel)
    {
        if (await desk.PledgeAsync(token, cancel) is not var (state, signed)) return NotFound();
        if (!await desk.WithdrawAsync(state, signed, cancel)) TempData["Problem"] = words["koreksi.berubah"];
        return Back(token);
    }

    [HttpGet("koreksi")]
    public Task<IActionResult> Correct(string token, CancellationToken cancel) => AskAsync(token, "Correct", cancel);

    [HttpPost("koreksi")]
    public async Task<IActionResult> Corrected(string token, CorrectionForm form, CancellationToken cancel)
    {
        if (await desk.PledgeAsync(token, cancel) is not var (state, signed)) return NotFound();
        if (signed.WithdrawnAt is not null) return Back(token);
        if (form.Read([state.Signatory.Name, await desk.FirstNameAsync(state, cancel)], ModelState, words) is not var (name, position)) return Again(Page(token, state, signed) with { Form = form });
        switch (await desk.CorrectAsync(state, signed, name, position, cancel))
        {
            case CorrectionOutcome.Taken:
                ModelState.AddModelError(nameof(form.Name), words["koreksi.terpakai"]);
                return Again(Page(token, state, signed) with { Form = form });
            case CorrectionOutcome.Gone:
                ModelState.AddModelError("", words["koreksi.berubah"]);
                return Again(Page(token, state, signed) with { Form = form });
            default:
                TempData["Toast"] = words["koreksi.tersimpan"];
                return Back(token);
        }
    }

    private async Task<IActionResult> AskAsync(string token, string view, CancellationToken cancel)
    {
        if (await desk.PledgeAsync(token, cancel) is not var (state, signed)) return NotFound();
        // What was taken back can be neither disputed nor corrected; the receipt says what became of it.
        return signed.WithdrawnAt is null ? View(view, Page(token, state, signed)) : Redirect(ReceiptOf(token));
    }

    private static StatementPage Page(string token, SigningState state, SignedPledge signed) => new(
        token, state.Event.Name, state.Signatory.Name, VerificationCode.Grouped(signed.Code), signed.Number, signed.SignedAt, state.Event.Zone,
        $"{state.Event.ContactName}, {state.Event.ContactReach}", signed.DisputedAt)
    {
        Form = new CorrectionForm { Name = state.Signatory.Name, Position = state.Signatory.Position },
    };

    private ViewResult Again(StatementPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Correct", page);
    }

    private StatusCodeResult Back(string token)
    {
        Response.Headers.Location = ReceiptOf(token);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string ReceiptOf(string token) => $"/tiket/{token}/komitmen";
}
