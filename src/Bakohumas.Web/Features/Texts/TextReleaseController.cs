using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Texts;

/// <summary>Check, release and withdrawal of a version, one address each.</summary>
[Authorize(Policy = SecuritySetup.Organizers), Route("/panel/naskah/{id:guid}")]
internal sealed class TextReleaseController(TextReleaseDesk desk, TextReading reading, Wording words) : Controller
{
    [HttpPost("periksa")]
    public async Task<IActionResult> Check(Guid id, TextActForm form, CancellationToken cancel) =>
        await AnswerAsync(id, form, await desk.CheckAsync(User.Officer(), id, form.Passed, form.Note, cancel), form.Passed ? "naskah.selesai_periksa" : "naskah.selesai_kembali", cancel);

    [HttpPost("terbit")]
    public async Task<IActionResult> Release(Guid id, TextActForm form, CancellationToken cancel) =>
        await AnswerAsync(id, form, await desk.ReleaseAsync(User.Officer(), id, form.ReleasedBy, form.GivenFor, cancel), "naskah.selesai_terbit", cancel);

    [HttpPost("tarik")]
    public async Task<IActionResult> Withdraw(Guid id, TextActForm form, CancellationToken cancel) =>
        await AnswerAsync(id, form, await desk.WithdrawAsync(User.Officer(), id, form.Reason, cancel), "naskah.selesai_tarik", cancel);

    private async Task<IActionResult> AnswerAsync(Guid id, TextActForm form, TextAct act, string done, CancellationToken cancel)
    {
        if (act is TextAct.NotFound) return NotFound();
        if (act is TextAct.Faulty faulty)
        {
            ModelState.Clear();
            ModelState.Say(faulty.Faults, words);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await reading.PageAsync(User.Officer(), id, cancel) is { } page ? View("Text", new TextView(page, form)) : NotFound();
        }

        if (act is TextAct.Refused refused) TempData["Problem"] = words[refused.Key];
        else TempData["Toast"] = words[done];
        return RedirectToAction(nameof(TextsController.Show), "Texts", new { id });
    }
}
