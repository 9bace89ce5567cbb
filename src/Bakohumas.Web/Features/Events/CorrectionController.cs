using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Pledges;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>Correcting what a signed paper prints.</summary>
[Authorize(Policy = SecuritySetup.Organizers), Route("/panel/kegiatan/{slug}/peserta/{id:guid}/koreksi")]
internal sealed class CorrectionController(CorrectionDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Ask(string slug, Guid id, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, id, cancel) is { } page ? Fill(page, new CorrectionForm { Name = page.Name, Position = page.Position }) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Correct(string slug, Guid id, CorrectionForm form, CancellationToken cancel)
    {
        if (await desk.PageAsync(User.Officer(), slug, id, cancel) is not { } page) return NotFound();
        if (form.Read(ModelState, words) is not var (name, position)) return Again(page, form);
        switch (await desk.CorrectAsync(User.Officer(), page, name, position, cancel))
        {
            case CorrectionOutcome.Taken:
                ModelState.AddModelError(nameof(form.Name), words["koreksi.terpakai"]);
                return Again(page, form);
            case CorrectionOutcome.Gone:
                ModelState.AddModelError("", words["koreksi.berubah"]);
                return Again(page, form);
            default:
                TempData["Toast"] = words["koreksi.tersimpan"];
                return Redirect($"/panel/kegiatan/{page.Slug}/peserta/{page.PersonId}");
        }
    }

    private ViewResult Again(CorrectionPage page, CorrectionForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Fill(page, form);
    }

    private ViewResult Fill(CorrectionPage page, CorrectionForm form)
    {
        ViewData["Page"] = page;
        return View("Correct", form);
    }
}
