using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The event form, new and filled.</summary>
[Authorize(Policy = SecuritySetup.Organizers)]
internal sealed class EventFormController(EventDesk desk, Wording words) : Controller
{
    [HttpGet("/panel/kegiatan/baru")]
    public async Task<IActionResult> New(CancellationToken cancel) => View("EventForm", await desk.BlankAsync(User.Officer(), cancel));

    [HttpPost("/panel/kegiatan/baru")]
    public async Task<IActionResult> Create(EventForm form, CancellationToken cancel)
    {
        await desk.FillListsAsync(form, User.Officer(), null, cancel);
        return Answer(await desk.CreateAsync(User.Officer(), form, ModelState.IsValid, cancel), form);
    }

    [HttpGet("/panel/kegiatan/{slug}/ubah")]
    public async Task<IActionResult> Edit(string slug, CancellationToken cancel)
    {
        var form = await desk.FormAsync(User.Officer(), slug, cancel);
        return form is null ? NotFound() : View("EventForm", form);
    }

    [HttpPost("/panel/kegiatan/{slug}/ubah")]
    public async Task<IActionResult> Change(string slug, EventForm form, CancellationToken cancel)
    {
        await desk.FillListsAsync(form, User.Officer(), slug, cancel);
        return Answer(await desk.ChangeAsync(User.Officer(), slug, form, ModelState.IsValid, cancel), form);
    }

    private IActionResult Answer(EventFormDecision decision, EventForm form) => decision.Match<IActionResult>(
        saved =>
        {
            TempData["Toast"] = words["acara.tersimpan"];
            return RedirectToAction(nameof(EventPanelController.Show), "EventPanel", new { slug = saved.Slug });
        },
        faulty =>
        {
            // A box that could not be read at all has its own message already.
            foreach (var fault in faulty.Faults.Where(f => !ModelState.TryGetValue(f.Field, out var entry) || entry.Errors.Count == 0))
                ModelState.AddModelError(fault.Field, words[fault.Key, fault.Values]);
            return Again(form);
        },
        outdated =>
        {
            ModelState.AddModelError("", words["isi.data_berubah"]);
            // What was typed stays; saved once more, it is meant.
            ModelState.Remove(nameof(form.Stamp));
            form.Stamp = outdated.Stamp;
            return Again(form);
        },
        ask =>
        {
            // A question, not a mistake: nothing in the form is wrong.
            form.AskFor = ask.People;
            return Again(form);
        },
        _ => NotFound());

    private ViewResult Again(EventForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("EventForm", form);
    }
}
