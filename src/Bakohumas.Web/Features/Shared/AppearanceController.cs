using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The switch between light and dark: a plain link, because it changes nothing but a cookie of the one who follows it.</summary>
[AllowAnonymous]
internal sealed class AppearanceController : Controller
{
    [HttpGet("/tema")]
    public IActionResult Choose(string? ke, string? kembali)
    {
        Response.Cookies.Append(Appearance.Cookie, Appearance.Known(ke), new CookieOptions
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
