using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>One person at the shared tablet: the same text, form and checks as behind the personal link.</summary>
[Route("meja/{slug}"), AllowAnonymous]
internal sealed class TabletSigningController(TabletDesk desk, TabletHand hand, Wording words) : Controller
{
    [HttpGet("tanda-tangan")]
    public async Task<IActionResult> Read(string slug, CancellationToken cancel)
    {
        var (tablet, person) = await OpenedAsync(slug, cancel);
        if (tablet is null) return Redirect($"/kegiatan/{slug}");
        if (person is null) return Redirect(tablet.Home);
        if (person.HasSigned) return Redirect($"{tablet.Home}/selesai");
        return Shown(await hand.PageAsync(tablet, person, null, words, cancel));
    }

    [HttpPost("tanda-tangan")]
    public async Task<IActionResult> Sign(string slug, SigningForm form, CancellationToken cancel)
    {
        var (tablet, person) = await OpenedAsync(slug, cancel);
        if (tablet is null) return NotFound();
        if (person is null) return Back(tablet, TabletRefusal.Ended);
        // The answer to the first of two equal posts may have been lost: the ticket is used, and the receipt comes again.
        if (person.HasSigned) return this.SeeOther($"{tablet.Home}/selesai");
        ModelState.Clear();
        var answer = await hand.SignAsync(tablet, person, form, words, cancel);
        if (answer.Again is { } page)
        {
            foreach (var (field, message) in answer.Faults) ModelState.AddModelError(field, message);
            Response.StatusCode = answer.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
            return Shown(page);
        }

        return answer.Refusal is { } refusal ? Back(tablet, refusal) : this.SeeOther($"{tablet.Home}/selesai");
    }

    [HttpPost("bacaan")]
    public async Task<IActionResult> Mark(string slug, Guid? entry, bool otherwise, CancellationToken cancel)
    {
        var (tablet, person) = await OpenedAsync(slug, cancel);
        if (tablet is null) return NotFound();
        if (person is null) return Back(tablet, TabletRefusal.Ended);
        await desk.MarkReadAsync(person, entry, otherwise, cancel);
        return this.SeeOther($"{tablet.Home}/tanda-tangan#bacaan");
    }

    /// <summary>The person's place in the count, and nothing that says who they are.</summary>
    [HttpGet("selesai")]
    public async Task<IActionResult> Done(string slug, CancellationToken cancel)
    {
        var (tablet, person) = await OpenedAsync(slug, cancel);
        if (tablet is null) return Redirect($"/kegiatan/{slug}");
        if (person is not { HasSigned: true, State.Latest: { } signed }) return Redirect(tablet.Home);
        return View("TabletDone", new TabletReceipt(tablet, signed.Number));
    }

    private async Task<(Tablet? Tablet, TabletPerson? Person)> OpenedAsync(string slug, CancellationToken cancel)
    {
        var tablet = await desk.PairedAsync(TabletCookies.Token(Request, slug), slug, cancel);
        return (tablet, tablet is null ? null : await desk.PersonAsync(tablet, TabletCookies.Ticket(Request, slug), cancel));
    }

    private ViewResult Shown(SigningPage page) => View("TabletSign", page);

    private StatusCodeResult Back(Tablet tablet, TabletRefusal why)
    {
        TabletCookies.Forget(Response, tablet.Slug);
        return this.SeeOther($"{tablet.Home}?sebab={why}");
    }
}
