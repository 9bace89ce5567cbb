using Bakohumas.Web.Features.Shared;
using Bakohumas.Web.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Links, ends and returns: each is a new fact, posted.</summary>
[Authorize(Policy = SecuritySetup.Administrators), Route("/panel/petugas/{id:guid}")]
internal sealed class OfficerRightsController(OfficerRightsDesk rights, AccountLinkDesk links, Wording words) : Controller
{
    [HttpPost("tautan")]
    public async Task<IActionResult> SendLink(Guid id, CancellationToken cancel) =>
        await links.SendAsync(User.Officer(), id, words.Language, cancel) ? Back(id, "petugas.tautan_dikirim") : NotFound();

    [HttpPost("nonaktif")]
    public async Task<IActionResult> Disable(Guid id, CancellationToken cancel) => Answer(id, await rights.DisableAsync(User.Officer(), id, cancel), "petugas.dinonaktifkan");

    [HttpPost("aktif")]
    public async Task<IActionResult> Enable(Guid id, CancellationToken cancel) => Answer(id, await rights.EnableAsync(User.Officer(), id, cancel), "petugas.diaktifkan");

    [HttpPost("hak/{grant:guid}/akhir")]
    public async Task<IActionResult> EndGrant(Guid id, Guid grant, CancellationToken cancel) => Answer(id, await rights.EndGrantAsync(User.Officer(), id, grant, cancel), "petugas.hak_diakhiri");

    private IActionResult Answer(Guid id, OfficerOutcome outcome, string done)
    {
        if (outcome == OfficerOutcome.Unknown) return NotFound();
        if (outcome == OfficerOutcome.Done) return Back(id, done);
        TempData["Refused"] = words.Of(outcome);
        return LocalRedirect($"/panel/petugas/{id}");
    }

    private LocalRedirectResult Back(Guid id, string key)
    {
        TempData["Toast"] = words[key];
        return LocalRedirect($"/panel/petugas/{id}");
    }
}
