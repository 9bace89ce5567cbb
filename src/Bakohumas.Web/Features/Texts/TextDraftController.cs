using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Texts;

/// <summary>The editor beside the printed page. Looking and adding a row write nothing and keep what is typed.</summary>
[Authorize(Policy = SecuritySetup.Organizers), Route("/panel/naskah/draf/{id:guid}")]
internal sealed class TextDraftController(TextDraftDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) =>
        await desk.FormAsync(User.Officer(), id, cancel) is { } form ? View("TextDraft", form) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Save(Guid id, TextDraftForm form, CancellationToken cancel)
    {
        // A box that was left empty is the desk's matter, not the binder's.
        ModelState.Clear();
        if (form.Step is TextStep.Look or TextStep.AddBasis)
        {
            if (form.Step == TextStep.AddBasis) form.Bases.Add(new BasisRow());
            return await desk.FillAsync(form, User.Officer(), id, cancel) is null ? NotFound() : View("TextDraft", form);
        }

        var decision = await desk.SaveAsync(User.Officer(), id, form, form.Step == TextStep.Submit, cancel);
        if (decision is TextDraftDecision.NotFound || await desk.FillAsync(form, User.Officer(), id, cancel) is null) return NotFound();
        return decision.Match<IActionResult>(
            saved =>
            {
                TempData["Toast"] = words["naskah.tersimpan"];
                return RedirectToAction(nameof(Edit), new { id });
            },
            submitted =>
            {
                TempData["Toast"] = words["naskah.terkirim"];
                return RedirectToAction(nameof(TextsController.Show), "Texts", new { id = submitted.VersionId });
            },
            faulty =>
            {
                ModelState.Say(faulty.Faults, words);
                return Again(form);
            },
            outdated =>
            {
                ModelState.AddModelError("", words["naskah.diubah_lain"]);
                // What was typed stays; saved once more, it is meant.
                form.Stamp = outdated.Stamp;
                form.Theirs = WordDiff.Lines(outdated.Body, form.Body ?? "");
                return Again(form);
            },
            _ => NotFound());
    }

    /// <summary>The page beside the editor, for the script that asks while somebody types.</summary>
    [HttpPost("pratinjau")]
    public async Task<IActionResult> Preview(Guid id, TextDraftForm form, CancellationToken cancel)
    {
        ModelState.Clear();
        return await desk.FillAsync(form, User.Officer(), id, cancel) is null ? NotFound() : PartialView("_Judgement", form.Judgement);
    }

    [HttpPost("buang")]
    public async Task<IActionResult> Discard(Guid id, CancellationToken cancel)
    {
        if (!await desk.DiscardAsync(User.Officer(), id, cancel)) return NotFound();
        TempData["Toast"] = words["naskah.terbuang"];
        return RedirectToAction(nameof(TextsController.List), "Texts");
    }

    private ViewResult Again(TextDraftForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("TextDraft", form);
    }
}
