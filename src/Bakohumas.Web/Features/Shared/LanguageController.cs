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
        Response.Cookies.Append(Languages.Cookie, Languages.Known(ke), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return LocalRedirect(Url.IsLocalUrl(kembali) ? kembali : "/");
    }
}
