using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Events;

/// <summary>Doors and screens of an event.</summary>
[Authorize(Policy = SecuritySetup.PanelReaders)]
internal sealed class DevicesController(DevicesDesk desk, Wording words) : Controller
{
    private const string Kept = "PairingCode";

    [HttpGet("/panel/kegiatan/{slug}/perangkat")]
    public async Task<IActionResult> List(string slug, CancellationToken cancel)
    {
        // Kept in the browser of the one who made it, encrypted, so that a reload shows it again.
        var fresh = TempData.Peek(Kept) is string kept ? JsonSerializer.Deserialize<MadeCode>(kept) : null;
        var page = await desk.PageAsync(User.Officer(), slug, fresh, cancel);
        return page is null ? NotFound() : View("Devices", page);
    }

    [HttpPost("/panel/kegiatan/{slug}/perangkat"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Make(string slug, DeviceRight? right, CancellationToken cancel)
    {
        if (await desk.MakeCodeAsync(User.Officer(), slug, right ?? DeviceRight.Scan, cancel) is not { } made) return NotFound();
        TempData[Kept] = JsonSerializer.Serialize(made);
        return RedirectToAction(nameof(List), new { slug });
    }

    [HttpPost("/panel/kegiatan/{slug}/perangkat/{id:guid}/cabut"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> Revoke(string slug, Guid id, CancellationToken cancel)
    {
        if (await desk.RevokeAsync(User.Officer(), slug, id, cancel) is null) return NotFound();
        TempData["Toast"] = words["acara.gawai.dicabut"];
        return RedirectToAction(nameof(List), new { slug });
    }

    [HttpPost("/panel/kegiatan/{slug}/perangkat/{id:guid}/pin"), Authorize(Policy = SecuritySetup.Organizers)]
    public async Task<IActionResult> SetPin(string slug, Guid id, string? pin, CancellationToken cancel)
    {
        if (await desk.SetPinAsync(User.Officer(), slug, id, pin, cancel) is not { } done) return NotFound();
        TempData[done ? "Toast" : "Problem"] = words[done ? "acara.gawai.pin_diganti" : "acara.gawai.pin_salah"];
        return RedirectToAction(nameof(List), new { slug });
    }
}
