using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Texts;

/// <summary>The pledge texts: list, one version, two compared, and a copy to work on.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders), Route("/panel/naskah")]
internal sealed class TextsController(TextReading reading, TextDraftDesk desk, Wording words) : Controller
{
    [HttpGet]
    public async Task<IActionResult> List(string? cari, TextStanding? keadaan, string? bahasa, CancellationToken cancel) =>
        View("Texts", await reading.ListAsync(User.Officer(), new TextFilter(cari, keadaan, bahasa), cancel));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await reading.PageAsync(User.Officer(), id, cancel) is { } page ? View("Text", new TextView(page, new TextActForm { ReleasedBy = User.Officer().DisplayName })) : NotFound();

    [HttpGet("{id:guid}/beda/{older:guid}")]
    public async Task<IActionResult> Compare(Guid id, Guid older, CancellationToken cancel) =>
        await reading.DiffAsync(User.Officer(), older, id, cancel) is { } page ? View("TextDiff", page) : NotFound();

    [HttpPost("{id:guid}/salin"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Copy(Guid id, Guid? agency, CancellationToken cancel)
    {
        if (await desk.CopyAsync(User.Officer(), id, agency, cancel) is not { } draft) return NotFound();
        TempData["Toast"] = words["naskah.tersalin"];
        return RedirectToAction(nameof(TextDraftController.Edit), "TextDraft", new { id = draft });
    }
}
