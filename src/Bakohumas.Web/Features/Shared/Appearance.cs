namespace Bakohumas.Web.Features.Shared;

/// <summary>Light, dark, or as the system says: a cookie of the visitor, written into <c>&lt;html data-bs-theme&gt;</c> so that no script is needed and nothing flashes.</summary>
internal static class Appearance
{
    public const string Cookie = "tema";
    public static readonly IReadOnlyList<string> Choices = ["auto", "light", "dark"];

    public static string Of(HttpContext request) => Known(request.Request.Cookies[Cookie]);

    public static string Known(string? choice) => choice is "light" or "dark" ? choice : "auto";
}
