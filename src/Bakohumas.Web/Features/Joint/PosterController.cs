using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The wall poster as a file.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class PosterController(PosterDesk desk) : Controller
{
    [HttpGet("/panel/kegiatan/{slug}/poster.pdf")]
    public async Task<IActionResult> Draw(string slug, string? naskah, string? ukuran, Guid? instansi, CancellationToken cancel) =>
        await desk.DrawAsync(User.Officer(), slug, naskah, ukuran == "a4", instansi, HttpContext.WasHead(), cancel) is { } poster ? File(poster.Pdf, "application/pdf", poster.FileName) : NotFound();
}
