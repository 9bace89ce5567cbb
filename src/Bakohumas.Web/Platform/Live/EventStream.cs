using System.Text.Json;

namespace Bakohumas.Web.Platform.Live;

/// <summary>Server-sent events (WHATWG HTML, 9.2): one JSON object whenever something changed, a comment as sign of life.</summary>
internal static class EventStream
{
    public const string MediaType = "text/event-stream";

    /// <param name="items">Null is a sign of life; a string is JSON already.</param>
    public static async Task WriteEventsAsync<T>(this HttpResponse response, IAsyncEnumerable<T?> items, CancellationToken cancel)
        where T : class
    {
        response.ContentType = MediaType;
        response.Headers["X-Accel-Buffering"] = "no";
        await foreach (var item in items)
        {
            var line = item switch { null => ": .\n\n", string json => $"data: {json}\n\n", _ => $"data: {JsonSerializer.Serialize(item, JsonSerializerOptions.Web)}\n\n" };
            await response.WriteAsync(line, cancel);
            await response.Body.FlushAsync(cancel);
        }
    }
}
