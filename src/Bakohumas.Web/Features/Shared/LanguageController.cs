using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The language switch: a plain link, because it changes nothing but a cookie of the one who follows it.</summary>
[AllowAnonymous]
internal sealed class LanguageController : Controller
{
    [HttpGet("/bahasa")]
    public IActionResult Choose(string? ke, string? kembali)
    {
        Languages.Keep(Request, Response, Languages.Known(ke));
        return LocalRedirect(Url.IsLocalUrl(kembali) ? kembali : "/");
    }
}
