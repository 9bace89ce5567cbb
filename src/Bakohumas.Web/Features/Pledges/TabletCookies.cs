using Bakohumas.Domain.Pledges;

namespace Bakohumas.Web.Features.Pledges;

/// <summary>What a tablet's browser holds: its token, and while somebody signs their ticket. No script reads either, and neither leaves the tablet's own addresses.</summary>
internal static class TabletCookies
{
    public static string? Token(HttpRequest request, string slug) => Platform.Devices.DeviceToken.Of(request) ?? request.Cookies[$"meja-{slug}"];

    public static string? Ticket(HttpRequest request, string slug) => request.Cookies[$"meja-{slug}-orang"];

    public static void KeepToken(HttpRequest request, HttpResponse response, string slug, string token, DateTimeOffset until) => response.Cookies.Append($"meja-{slug}", token, Options(request, slug, expires: until));

    public static void KeepTicket(HttpRequest request, HttpResponse response, string slug, string ticket) => response.Cookies.Append($"meja-{slug}-orang", ticket, Options(request, slug, TabletTurn.Life));

    public static void Forget(HttpResponse response, string slug) => response.Cookies.Delete($"meja-{slug}-orang", new CookieOptions { Path = $"/meja/{slug}" });

    private static CookieOptions Options(HttpRequest request, string slug, TimeSpan? age = null, DateTimeOffset? expires = null) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = $"/meja/{slug}", MaxAge = age, Expires = expires };
}
