namespace Bakohumas.Web.Platform.Devices;

/// <summary>The bearer token of a device's call (RFC 6750).</summary>
internal static class DeviceToken
{
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && header.Length is > 20 and < 200 ? header["Bearer ".Length..].Trim() : null;
    }
}
