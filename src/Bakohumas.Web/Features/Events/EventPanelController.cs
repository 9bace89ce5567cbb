using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The desk of one event.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class EventPanelController(EventReading reading) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        var page = await reading.EventPanelAsync(User.Officer(), slug, cancel);
        return page is null ? NotFound() : View("EventPanel", page);
    }
}
