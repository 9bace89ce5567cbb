using Bakohumas.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bakohumas.Web.Features.Agencies;

[AllowAnonymous]
internal sealed class AgencyLookupController(AgencyLookup lookup) : Controller
{
    [HttpGet("/instansi/cari"), EnableRateLimiting(RateLimits.Public)]
    public async Task<IActionResult> Find(string? q, CancellationToken cancel) => Json(await lookup.NamesAsync(q, cancel));
}
