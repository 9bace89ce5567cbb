using System.Globalization;
using System.Text;

namespace Bakohumas.Benchmarks.CheckIn;

/// <summary>The call of a door (product 6.3), with a new nonce each time.</summary>
internal static class DoorCall
{
    public const string Path = $"/api/v1/events/{Hall.Slug}/admissions";

    /// <summary>One of the people at one of the doors.</summary>
    public static byte[] Request(Uri address, Hall hall, int person) => Load.Post(
        address, Path, "application/json", Encoding.UTF8.GetBytes(Body(hall.People[person].Code)), $"Authorization: Bearer {hall.Doors[person % hall.Doors.Length].Token}\r\n");

    public static string Body(string code, bool preview = false)
    {
        var now = TimeProvider.System.GetUtcNow();
        return $$"""{"nonce":"{{Guid.CreateVersion7(now)}}","code":"{{code}}","gate":"Utara","at":"{{now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}","skewMs":0{{(preview ? ",\"preview\":true" : "")}}}""";
    }
}
