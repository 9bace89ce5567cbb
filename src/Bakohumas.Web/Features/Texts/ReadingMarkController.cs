using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Texts;

/// <summary>A person says that they read something, behind the personal link.</summary>
[AllowAnonymous]
internal sealed class ReadingMarkController(ReadingDesk desk) : Controller
{
    [HttpPost("/tiket/{token}/bacaan")]
    public async Task<IActionResult> Mark(string token, Guid? entry, bool otherwise, CancellationToken cancel)
    {
        if (!await desk.MarkAsync(token, entry, otherwise, cancel)) return NotFound();
        Response.Headers.Location = $"/tiket/{token}/tanda-tangan#bacaan";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
