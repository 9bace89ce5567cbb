using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Privacy;

/// <summary>What is kept about whom, why, for how long, and who sees it.</summary>
[AllowAnonymous]
internal sealed class PrivacyController : Controller
{
    [HttpGet("/privasi")]
    public IActionResult Show() => View("Policy");
}
