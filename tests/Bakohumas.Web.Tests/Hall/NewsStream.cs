using System.Text.Json;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.Hall;

/// <summary>A screen that listens to <c>/layar/{slug}/arus</c>; whoever waits moves the site's clock on, because a beat is a second of it.</summary>
internal sealed class NewsStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Site site;
    private readonly HttpResponseMessage answer;
    private readonly StreamReader reader;

    private NewsStream(Site site, HttpResponseMessage answer, Stream body) => (this.site, this.answer, reader) = (site, answer, new StreamReader(body));

    public string? MediaType => answer.Content.Headers.ContentType?.MediaType;

    public static async Task<NewsStream> OpenAsync(Visitor screen, Event at)
    {
        var cancel = TestContext.Current.CancellationToken;
        var answer = await screen.Client.GetAsync($"/layar/{at.Slug}/arus", HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        return new(screen.Site, answer, await answer.Content.ReadAsStreamAsync(cancel));
    }

    /// <summary>The next event, whether the clock stands or not.</summary>
    /// <returns>Null when the stream has ended.</returns>
    public async Task<JsonElement?> NextAsync(bool moveClock = true)
    {
        // Signs of life do not count: what is waited for has to come in time.
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (await LineAsync(moveClock, until) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        answer.Dispose();
    }

    private async Task<string?> LineAsync(bool moveClock, DateTimeOffset until)
    {
        var reading = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        while (await Task.WhenAny(reading, Task.Delay(100, TestContext.Current.CancellationToken)) != reading)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "The stream neither says anything new nor ends.");
            if (moveClock) site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return await reading;
    }
}
