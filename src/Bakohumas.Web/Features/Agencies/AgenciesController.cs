using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Agencies;

/// <summary>The tree of agencies.</summary>
[Authorize(Policy = SecuritySetup.Administrators), Route("/panel/instansi")]
internal sealed class AgenciesController(AgencyDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> List(string? cari, bool bebas, Guid? sesudah, CancellationToken cancel) => View("Agencies", await desk.ListAsync(cari, bebas, sesudah, cancel));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) => await desk.PageAsync(id, cancel) is { } page ? View("Agency", page) : NotFound();

    [HttpGet("baru")]
    public IActionResult MakeForm() => View("AgencyForm", new AgencyForm());

    [HttpPost("baru")]
    public async Task<IActionResult> Make(AgencyForm form, CancellationToken cancel)
    {
        if (await DraftAsync(form, cancel) is not { } draft) return Again(form);
        return Saved(await desk.MakeAsync(User.Officer(), draft, cancel));
    }

    [HttpGet("{id:guid}/ubah")]
    public async Task<IActionResult> ChangeForm(Guid id, CancellationToken cancel) =>
        await desk.PageAsync(id, cancel) is { } page ? View("AgencyForm", AgencyForm.Of(page)) : NotFound();

    [HttpPost("{id:guid}/ubah")]
    public async Task<IActionResult> Change(Guid id, AgencyForm form, CancellationToken cancel)
    {
        if (await DraftAsync(form, cancel) is not { } draft) return Again(form);
        if (await desk.ChangeAsync(User.Officer(), id, draft, cancel)) return Saved(id);
        if (draft.ParentId is null) return NotFound();
        ModelState.AddModelError(nameof(form.Parent), words["instansi.di_bawah_sendiri"]);
        return Again(form);
    }

    private RedirectToActionResult Saved(Guid id)
    {
        TempData["Toast"] = words["instansi.disimpan"];
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<AgencyDraft?> DraftAsync(AgencyForm form, CancellationToken cancel)
    {
        var name = ModelState.AgencyNameLine(nameof(form.Name), form.Name, words);
        var region = RegionCode.TryParse(form.Region, out var code) && RegionNames.Exists(code.ToString()) ? code : null;
        if ((region is null && !string.IsNullOrEmpty(form.Region)) || (form.Type is { } type && !type.FitsRegion(region)))
            ModelState.AddModelError(nameof(form.Region), words["instansi.wilayah_salah"]);

        Guid? parent = null;
        if (!string.IsNullOrWhiteSpace(form.Parent))
        {
            (parent, form.Candidates) = await desk.FindAsync(form.Parent, form.ParentId, cancel);
            if (parent is null && form.Candidates.Count > 0) ModelState.AddModelError(nameof(form.ParentId), words["instansi.pilih"]);
            else if (parent is null) ModelState.AddModelError(nameof(form.Parent), words["instansi.tidak_ada"]);
        }

        return ModelState.IsValid ? new AgencyDraft(name!, form.Type!.Value, region, parent) : null;
    }

    private ViewResult Again(AgencyForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("AgencyForm", form);
    }
}
