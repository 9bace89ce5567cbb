using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Tickets;

/// <summary>The address in a ticket's QR, opened by anybody with a camera.</summary>
[AllowAnonymous]
internal sealed class EntranceController(BakohumasDb db) : Controller
{
    [HttpGet("/t/{code}")]
    public async Task<IActionResult> Show(string code, CancellationToken cancel) =>
        await EntrancePage.LoadAsync(db, code, cancel) is { } page ? View("Entrance", page) : NotFound();
}
