using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Texts;

/// <summary>The organizer's choice of what is read before signing.</summary>
[Authorize(Policy = SecuritySetup.Organizers), Route("/panel/kegiatan/{slug}/bacaan")]
internal sealed class ReadingListController(ReadingDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(string slug, CancellationToken cancel) =>
        await desk.FormAsync(User.Officer(), slug, cancel) is { } form ? View("Reading", form) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Save(string slug, ReadingForm form, CancellationToken cancel)
    {
        ModelState.Clear();
        form.Offered = desk.Offered;
        form.Facts = await desk.FactsAsync(User.Officer(), slug, cancel);
        if (form.Facts is null) return NotFound();
        var (links, faults) = form.Read();
        if (links is null)
        {
            ModelState.Say(faults, words);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Reading", form);
        }

        if (!await desk.SaveAsync(User.Officer(), form.Facts.Id, links, form.Stamp, cancel))
        {
            // What was typed stays, the other list stands beside it, and the next press is a choice between the two.
            (form.Others, form.Stamp) = await desk.StoredAsync(form.Facts.Id, cancel);
            ModelState.AddModelError("", words["isi.data_berubah"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Reading", form);
        }

        TempData["Toast"] = words["bacaan.tersimpan"];
        return RedirectToAction(nameof(Edit), new { slug });
    }
}
