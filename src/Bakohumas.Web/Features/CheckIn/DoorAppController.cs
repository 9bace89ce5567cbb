using System.Text.Json;
using Bakohumas.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>What makes the door's page an app on a phone: it opens without network and stands on the home screen.</summary>
[AllowAnonymous]
internal sealed class DoorAppController(DoorWork work, IWebHostEnvironment site, Wording words) : Controller
{
    /// <summary>The worker that keeps the door's pages on the phone; its scope is the folder of its address.</summary>
    [HttpGet("/pintu/sw.js")]
    public IActionResult Worker() => File(site.WebRootFileProvider.GetFileInfo("dist/door.sw.js").CreateReadStream(), "text/javascript; charset=utf-8");

    /// <summary>What a phone needs to install the door of this event as an app (W3C, Web Application Manifest).</summary>
    [HttpGet("/pintu/{slug}/aplikasi.webmanifest")]
    public async Task<IActionResult> Manifest(string slug, CancellationToken cancel)
    {
        if (await work.PageAsync(slug, cancel) is not { } page) return NotFound();
        return Content(JsonSerializer.Serialize(new
        {
            name = $"{words["gawai.judul"]}: {page.EventName}", short_name = words["gawai.judul"], start_url = $"/pintu/{slug}", scope = $"/pintu/{slug}", id = $"/pintu/{slug}",
            display = "standalone", background_color = "#0d090c", theme_color = "#171217", lang = words.Language,
            icons = new[] { new { src = "/favicon.svg", sizes = "any", type = "image/svg+xml" } },
        }), "application/manifest+json");
    }
}
