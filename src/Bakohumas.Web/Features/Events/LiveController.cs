using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Live;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The arrivals of an event as they happen; works without script by loading the page again.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders), Route("/panel/kegiatan/{slug}/langsung")]
internal sealed class LiveController(LiveDesk desk) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string slug, string? q, Guid? instansi, Guid? setelah, CancellationToken cancel) =>
        await desk.PageAsync(User.Officer(), slug, new(q, instansi, setelah), cancel) is { } page ? View("Live", page) : NotFound();

    [HttpGet("arus")]
    public async Task Stream(string slug, CancellationToken cancel)
    {
        if (await desk.StreamAsync(User.Officer(), slug, cancel) is not { } stream)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (HttpContext.WasHead()) Response.ContentType = EventStream.MediaType;
        else await Response.WriteEventsAsync(stream, cancel);
    }
}
