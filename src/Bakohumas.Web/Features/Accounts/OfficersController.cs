using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>The officers and their rights.</summary>
[Authorize(Policy = SecuritySetup.Administrators), Route("/panel/petugas")]
internal sealed class OfficersController(OfficerDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> List(string? cari, Role? peran, string? urut, int halaman, CancellationToken cancel) =>
        View("Officers", await desk.ListAsync(cari, peran, urut, halaman, cancel));

    [HttpGet("undang")]
    public async Task<IActionResult> InviteForm(Guid? instansi, CancellationToken cancel) =>
        View("Invite", new InviteForm { Role = instansi is null ? null : Role.RegionalPr, AgencyId = instansi, Agency = await desk.AgencyNameAsync(instansi, cancel) });

    [HttpPost("undang")]
    public async Task<IActionResult> Invite(InviteForm form, CancellationToken cancel)
    {
        var name = ModelState.PersonNameLine(nameof(form.Name), form.Name, words);
        var mail = ModelState.MailLine(nameof(form.Mail), form.Mail, words);
        var place = await PlaceAsync(form, cancel);
        if (!ModelState.IsValid) return Again("Invite", form);

        if (await desk.InviteAsync(User.Officer(), name!, mail!, place!, words.Language, cancel) is not { } id)
        {
            ModelState.AddModelError(nameof(form.Mail), words["petugas.surel_ada"]);
            return Again("Invite", form);
        }

        TempData["Toast"] = words["petugas.diundang"];
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await desk.PageAsync(id, User.Officer(), cancel) is { } page ? View("Officer", page) : NotFound();

    [HttpGet("{id:guid}/hak")]
    public async Task<IActionResult> GrantForm(Guid id, CancellationToken cancel) => await GrantViewAsync(id, new GrantForm(), cancel);

    [HttpPost("{id:guid}/hak")]
    public async Task<IActionResult> Grant(Guid id, GrantForm form, CancellationToken cancel)
    {
        var place = await PlaceAsync(form, cancel);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await GrantViewAsync(id, form, cancel);
        }

        if (await desk.GrantAsync(User.Officer(), id, place!, cancel) == OfficerOutcome.Unknown) return NotFound();
        TempData["Toast"] = words["petugas.hak_ditambah"];
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<IActionResult> GrantViewAsync(Guid id, GrantForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(id, User.Officer(), cancel) is not { } page) return NotFound();
        ViewData["Officer"] = page;
        return View("Grant", form);
    }

    private async Task<GrantPlace?> PlaceAsync(GrantForm form, CancellationToken cancel)
    {
        if (form.Role is not { } role) return null;
        Guid? agency = null;
        if (!string.IsNullOrWhiteSpace(form.Agency))
        {
            (agency, form.Candidates) = await desk.FindAgencyAsync(form.Agency, form.AgencyId, cancel);
            if (agency is null)
            {
                ModelState.AddModelError(form.Candidates.Count > 0 ? nameof(form.AgencyId) : nameof(form.Agency), words[form.Candidates.Count > 0 ? "petugas.pilih_instansi" : "petugas.instansi_tidak_ada"]);
                return null;
            }
        }

        var (place, field, key) = GrantPlace.Of(role, agency, form.Region, form.Subtree);
        if (place is null) ModelState.AddModelError(field, words[key]);
        return place;
    }

    private ViewResult Again(string view, GrantForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, form);
    }
}
