using Bakohumas.Domain.Accounts;
using Bakohumas.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Audit;

/// <summary>Who did what, when. Reading it changes nothing, and nobody can change it.</summary>
[Authorize(Roles = $"{nameof(Role.Administrator)},{nameof(Role.Auditor)}")]
internal sealed class AuditController(BakohumasDb db) : Controller
{
    [HttpGet("/panel/jejak")]
    public async Task<IActionResult> List(string? tindakan, Guid? kegiatan, DateOnly? hari, Guid? sesudah, CancellationToken cancel) =>
        View("Audit", await AuditPage.LoadAsync(db, new AuditFilter(tindakan, kegiatan, hari), sesudah, cancel));
}
