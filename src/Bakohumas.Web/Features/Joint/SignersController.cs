using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The joint paper of an event in the panel: who signs beside the participants.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders), Route("/panel/kegiatan/{slug}/naskah-bersama")]
internal sealed class SignersController(SignersDesk desk, Wording words) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string slug, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, cancel) is { } page ? View("Signers", page) : NotFound();

    [HttpGet("tambah"), Authorize(Policy = SecuritySetup.Organizers)]
    public Task<IActionResult> New(string slug, CancellationToken cancel) => FormAsync(slug, new SignerForm(), StatusCodes.Status200OK, cancel);

    [HttpPost("tambah"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Add(string slug, SignerForm form, CancellationToken cancel)
    {
        if (form.Read(ModelState, words) is not { } facts) return await FormAsync(slug, form, StatusCodes.Status422UnprocessableEntity, cancel);
        if (await desk.AddAsync(User.Officer(), slug, facts, cancel) is not { } outcome) return NotFound();
        if (outcome == SignerOutcome.ChairTaken)
        {
            ModelState.AddModelError(nameof(form.Kind), words.Of(outcome));
            return await FormAsync(slug, form, StatusCodes.Status409Conflict, cancel);
        }
        return Back(slug, outcome, "bersama.ditambah");
    }

    [HttpGet("{id:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Show(string slug, Guid id, CancellationToken cancel) =>
        await desk.SignerAsync(User.Officer(), slug, id, cancel) is { } page
            ? Person(page, new SignerForm { Kind = page.Signer.Kind, Name = page.Signer.Name, Position = page.Signer.Position, AgencyName = page.Signer.AgencyName, Mail = page.Signer.Mail, Seen = page.Signer.Generation }) : NotFound();

    [HttpPost("{id:guid}"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Change(string slug, Guid id, SignerForm form, CancellationToken cancel)
    {
        if (await desk.SignerAsync(User.Officer(), slug, id, cancel) is not { } page) return NotFound();
        if (form.Read(ModelState, words) is { } facts)
        {
            if (await desk.ChangeAsync(User.Officer(), slug, id, facts, form.Seen, cancel) is not { } outcome) return NotFound();
            if (outcome != SignerOutcome.ChairTaken) return Back(slug, outcome, "bersama.diubah");
            ModelState.AddModelError(nameof(form.Kind), words.Of(outcome));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Person(page, form);
    }

    [HttpPost("{id:guid}/hapus"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Remove(string slug, Guid id, CancellationToken cancel) =>
        await desk.RemoveAsync(User.Officer(), slug, id, cancel) is { } outcome ? Back(slug, outcome, "bersama.dihapus") : NotFound();

    [HttpPost("{id:guid}/naik"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Raise(string slug, Guid id, CancellationToken cancel) =>
        await desk.RaiseAsync(User.Officer(), slug, id, cancel) is { } outcome ? Back(slug, outcome, "bersama.dinaikkan") : NotFound();

    [HttpPost("{id:guid}/tautan"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Renew(string slug, Guid id, int generasi, CancellationToken cancel)
    {
        if (!await desk.RenewAsync(User.Officer(), slug, id, generasi, cancel)) return NotFound();
        TempData["Toast"] = words["bersama.tautan_diganti"];
        return RedirectToAction(nameof(Show), new { slug, id });
    }

    private async Task<IActionResult> FormAsync(string slug, SignerForm form, int status, CancellationToken cancel)
    {
        if (await desk.PageAsync(User.Officer(), slug, cancel) is not { Event.MayChange: true } page) return NotFound();
        Response.StatusCode = status;
        ViewData["Page"] = page;
        return View("SignerForm", form);
    }

    private ViewResult Person(SignerPage page, SignerForm form)
    {
        ViewData["Page"] = page;
        return View("Signer", form);
    }

    private RedirectToActionResult Back(string slug, SignerOutcome outcome, string well)
    {
        TempData[outcome == SignerOutcome.Done ? "Toast" : "Problem"] = outcome == SignerOutcome.Done ? words[well] : words.Of(outcome);
        return RedirectToAction(nameof(List), new { slug });
    }
}
