using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The public pages of one event.</summary>
[AllowAnonymous]
internal sealed class EventController(EventReading reading) : Controller
{
    [HttpGet("/kegiatan/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        var page = await reading.EventAsync(slug, User.OfficerOrNull(), cancel);
        return page is null ? NotFound() : View("Event", page);
    }

    [HttpGet("/kegiatan/{slug}/naskah")]
    public async Task<IActionResult> Text(string slug, CancellationToken cancel)
    {
        var page = await reading.TextAsync(slug, User.OfficerOrNull(), cancel);
        return page is null ? NotFound() : View("EventText", page);
    }
}
