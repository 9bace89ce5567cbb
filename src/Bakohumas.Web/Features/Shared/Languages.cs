using System.Globalization;

namespace Bakohumas.Web.Features.Shared;

/// <summary>The two languages, and how a request chooses one: by its cookie alone, Indonesian whatever the browser says.</summary>
internal static class Languages
{
    public const string Indonesian = "id";
    public const string English = "en";
    public const string Cookie = "bahasa";

    // Built by hand: a server without culture data must print the same numbers.
    private static readonly CultureInfo IndonesianCulture = Marked(".", ",");
    private static readonly CultureInfo EnglishCulture = Marked(",", ".");

    public static string Of(HttpContext? request) => Known(request?.Request.Cookies[Cookie]);

    /// <summary>Kept by the browser from here on.</summary>
    public static void Keep(HttpRequest request, HttpResponse response, string language) => response.Cookies.Append(Cookie, Known(language), new CookieOptions
    {
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });

    public static string Known(string? language) => language == English ? English : Indonesian;

    public static CultureInfo CultureOf(string language) => language == English ? EnglishCulture : IndonesianCulture;

    private static CultureInfo Marked(string group, string point)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.PercentGroupSeparator = group;
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = point;
        return CultureInfo.ReadOnly(culture);
    }
}
