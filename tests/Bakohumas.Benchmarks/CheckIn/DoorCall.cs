using System.Globalization;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>The call of a door (product 6.3), with a new nonce each time.</summary>
internal static class DoorCall
{
    public const string Path = $"/api/v1/events/{Hall.Slug}/admissions";

    public static string Body(string code)
    {
        var now = TimeProvider.System.GetUtcNow();
        return $$"""{"nonce":"{{Guid.CreateVersion7(now)}}","code":"{{code}}","gate":"Utara","at":"{{now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}","skewMs":0}""";
    }
}
