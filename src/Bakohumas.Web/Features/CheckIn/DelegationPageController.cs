using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>Delegations and companions on the door without script: plain forms, the token in the cookie of this path.</summary>
[Route("pintu/{slug}"), AllowAnonymous]
internal sealed class DelegationPageController(DoorWork work, DelegationPlain plain, Wording words) : Controller
{
    [HttpGet("rombongan/daftar")]
    public async Task<IActionResult> Find(string slug, string? q, Guid? instansi, CancellationToken cancel)
    {
        if (await PairedAsync(slug, cancel) is not { } page) return NotFound();
        if (DoorCookie.Token(Request, slug) is not { } token) return Redirect($"/pintu/{slug}");
        return await plain.FindAsync(token, slug, q, instansi, cancel) is { } sheet ? View("Door", page with { Delegation = sheet }) : Unpaired(page, slug);
    }

    /// <param name="orang">Ticket and nonce of each that was ticked.</param>
    [HttpPost("rombongan/daftar")]
    public async Task<IActionResult> Admit(string slug, string? nama, string[] orang, CancellationToken cancel)
    {
        if (await PairedAsync(slug, cancel) is not { } page) return NotFound();
        if (DoorCookie.Token(Request, slug) is not { } token) return Redirect($"/pintu/{slug}");
        return await plain.AdmitAsync(token, slug, page.Gate!, nama, orang, cancel) is { } answer ? View("Door", page with { Answer = answer }) : Unpaired(page, slug);
    }

    [HttpPost("pendamping/hitung")]
    public async Task<IActionResult> Count(string slug, string? nonce, string? kind, int? number, string? direction, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await PairedAsync(slug, cancel) is not { } page) return NotFound();
        if (DoorCookie.Token(Request, slug) is not { } token) return Redirect($"/pintu/{slug}");
        return await plain.CountAsync(token, slug, page.Gate!, nonce, kind, number, direction, cancel) is { } said ? View("Door", page with { Counted = said }) : Unpaired(page, slug);
    }

    private async Task<DoorPage?> PairedAsync(string slug, CancellationToken cancel) =>
        await work.PageAsync(slug, cancel) is { } page ? page with { IsPaired = true, Gate = DoorCookie.Gate(Request, slug) } : null;

    private ViewResult Unpaired(DoorPage page, string slug)
    {
        DoorCookie.Forget(Response, slug);
        return View("Door", page with { IsPaired = false, Problem = words["gawai.masalah.unpaired"] });
    }
}
