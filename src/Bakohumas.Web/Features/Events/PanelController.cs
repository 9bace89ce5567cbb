using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>Where an officer's day begins.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class PanelController(EventReading reading) : Controller
{
    [HttpGet("/panel")]
    public async Task<IActionResult> Index(string? setelah, string? lanjut, CancellationToken cancel) =>
        View("Panel", await reading.PanelAsync(User.Officer(), setelah, lanjut, cancel));
}
