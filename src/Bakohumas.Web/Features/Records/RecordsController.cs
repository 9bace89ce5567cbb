using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Bakohumas.Web.Features.Records;

/// <summary>The regional records: what lies outside the officer's scope answers like what does not exist (product 6.8).</summary>
[Authorize(Policy = SecuritySetup.RecordReaders)]
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class RecordsController(BakohumasDb db, RecordsDesk desk) : Controller
{
    [HttpGet("/arsip")]
    public async Task<IActionResult> Index(string? setelah, CancellationToken cancel) => View(await RecordsPage.LoadAsync(db, User.Officer(), setelah, cancel));

    [HttpGet("/arsip/{slug}")]
    public async Task<IActionResult> Event(string slug, PeopleFilter filter, CancellationToken cancel) =>
        await EventPage.LoadAsync(db, User.Officer(), slug, filter, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("/arsip/{slug}/komitmen/{pledgeId}.pdf")]
    public async Task<IActionResult> Paper(string slug, string pledgeId, CancellationToken cancel)
    {
        if (!Guid.TryParse(pledgeId, out var id) || await desk.PaperAsync(User.Officer(), slug, id, HttpContext.WasHead(), cancel) is not { } paper) return NotFound();
        return File(paper.Content, "application/pdf", paper.FileName, null, new EntityTagHeaderValue($"\"{paper.Hash}\""), enableRangeProcessing: true);
    }

    [HttpGet("/arsip/{slug}/komitmen.zip")]
    public async Task<IActionResult> Papers(string slug, CancellationToken cancel)
    {
        if (await desk.ExportAsync(User.Officer(), slug, HttpContext.WasHead(), cancel) is not { } export) return NotFound();
        return new Streamed("application/zip", export.ZipName, export.WriteZipAsync);
    }

    [HttpGet("/arsip/{slug}/rekap.csv")]
    public async Task<IActionResult> Recap(string slug, CancellationToken cancel)
    {
        if (await desk.ExportAsync(User.Officer(), slug, HttpContext.WasHead(), cancel) is not { } export) return NotFound();
        return new Streamed("text/csv; charset=utf-8", export.RecapName, export.WriteRecapAsync);
    }
}

/// <summary>An attachment that is written while it is sent; a fault ends the connection without the last chunk, so that half a file never looks whole.</summary>
internal sealed class Streamed(string mediaType, string name, Func<Stream, CancellationToken, Task> write) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = mediaType;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        if (http.WasHead()) return;
        // The archive of the base library closes its entries with synchronous writes.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await write(http.Response.Body, http.RequestAborted);
    }
}
