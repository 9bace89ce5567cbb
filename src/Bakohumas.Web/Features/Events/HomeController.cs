using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>The front page.</summary>
[AllowAnonymous]
internal sealed class HomeController(EventReading reading) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(EventFilter filter, CancellationToken cancel)
    {
        // A filter that cannot be read is no filter: this page never answers with an error.
        ModelState.Clear();
        return View("Home", await reading.HomeAsync(filter, cancel));
    }
}
