namespace Bakohumas.Web.Features.Shared;

/// <summary>
/// Remembers on this device whose ticket of an event was opened last, so that self check-in knows its person. Sent to that page alone;
/// it holds what the browser's history holds, and ends with the event.
/// </summary>
internal static class TicketCookie
{
    public static void Keep(HttpRequest request, HttpResponse response, string slug, string token, DateTimeOffset until) =>
        response.Cookies.Append(Name(slug), token, new CookieOptions
        {
            // Lax: the phone's camera opens the page from outside.
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/hadir", Expires = until, IsEssential = true,
        });

    public static string? Of(HttpRequest request, string slug) => request.Cookies[Name(slug)];

    private static string Name(string slug) => $"tiket-{slug}";
}
