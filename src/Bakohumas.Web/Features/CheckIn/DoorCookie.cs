using Bakohumas.Web.Platform.Devices;

namespace Bakohumas.Web.Features.CheckIn;

/// <summary>The cookies of the door without script: the device's token, and the gate where it stands.</summary>
internal static class DoorCookie
{
    public const string DefaultGate = "1";

    public static string Name(string slug) => $"pintu-{slug}";

    public static string GateName(string slug) => Name(slug) + "-gerbang";

    public static string? Token(HttpRequest request, string slug) => request.Cookies[Name(slug)];

    public static string Gate(HttpRequest request, string slug) => ShortName.Of(Uri.UnescapeDataString(request.Cookies[GateName(slug)] ?? "")) ?? DefaultGate;

    public static void Forget(HttpResponse response, string slug) => response.Cookies.Delete(Name(slug), new CookieOptions { Path = $"/pintu/{slug}" });
}
