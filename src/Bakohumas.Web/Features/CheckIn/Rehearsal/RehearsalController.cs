using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.CheckIn.Rehearsal;

/// <summary>Whether the doors are ready, and the queue of a phone that cannot send it.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class RehearsalController(RehearsalDesk desk, QueueFileDesk files) : Controller
{
    private const string Page = "/Features/CheckIn/Rehearsal/Rehearsal.cshtml";

    [HttpGet("/panel/kegiatan/{slug}/perangkat/gladi")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, null, cancel) is { } page ? View(Page, page) : NotFound();

    [HttpPost("/panel/kegiatan/{slug}/perangkat/antrean"), Authorize(Policy = SecuritySetup.Organizers)]
    [RequestSizeLimit(QueueFileDesk.MostBytes + 65_536), RequestFormLimits(MultipartBodyLengthLimit = QueueFileDesk.MostBytes + 65_536)]
    public async Task<IActionResult> Take(string slug, IFormFile? berkas, CancellationToken cancel)
    {
        await using var content = berkas is { Length: > 0 and <= QueueFileDesk.MostBytes } ? berkas.OpenReadStream() : Stream.Null;
        if (await files.TakeAsync(User.Officer(), slug, content, cancel) is not { } outcome || await desk.PageAsync(User.Officer(), slug, outcome, cancel) is not { } page) return NotFound();
        if (outcome.State != QueueFileState.Brought) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, page);
    }
}
