using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Bakohumas.Web.Features.Joint;

/// <summary>The joint paper as a file, for those who may hold it; <c>?naskah=</c> chooses one of several texts by its code.</summary>
internal sealed class JointController(JointDesk desk) : Controller
{
    [HttpGet("/tiket/{token}/komitmen-bersama.pdf"), AllowAnonymous]
    public async Task<IActionResult> OfTicket(string token, CancellationToken cancel) => Answer(await desk.ForTicketAsync(token, cancel));

    [HttpGet("/saksi/{token}/komitmen-bersama.pdf"), AllowAnonymous]
    public async Task<IActionResult> OfSigner(string token, string? naskah, CancellationToken cancel) => Answer(await desk.ForSignerAsync(token, naskah, cancel));

    [HttpGet("/panel/kegiatan/{slug}/komitmen-bersama.pdf"), Authorize(Policy = SecuritySetup.PanelReaders)]
    public async Task<IActionResult> OfEvent(string slug, string? naskah, CancellationToken cancel) =>
        Answer(await desk.ForOrganizerAsync(User.Officer(), slug, naskah, forOfficers: false, HttpContext.WasHead(), cancel));

    [HttpGet("/panel/kegiatan/{slug}/komitmen-bersama-petugas.pdf"), Authorize(Policy = SecuritySetup.PanelReaders)]
    public async Task<IActionResult> OfEventForOfficers(string slug, string? naskah, CancellationToken cancel) =>
        Answer(await desk.ForOrganizerAsync(User.Officer(), slug, naskah, forOfficers: true, HttpContext.WasHead(), cancel));

    [HttpGet("/arsip/{slug}/komitmen-bersama.pdf"), Authorize(Policy = SecuritySetup.RecordReaders)]
    public async Task<IActionResult> OfRegion(string slug, string? naskah, CancellationToken cancel) =>
        Answer(await desk.ForRegionAsync(User.Officer(), slug, naskah, HttpContext.WasHead(), cancel));

    private IActionResult Answer(JointAnswer answer)
    {
        switch (answer)
        {
            case JointAnswer.Paper paper:
                return File(paper.Content, "application/pdf", paper.FileName, null, new EntityTagHeaderValue($"\"{paper.Hash}\""), enableRangeProcessing: true);
            case JointAnswer.NotYet:
                Response.Headers.RetryAfter = "10";
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return View("NotYet");
            default:
                return NotFound();
        }
    }
}
