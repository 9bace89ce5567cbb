using System.Text.Json;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform.Live;

namespace Bakohumas.Web.Features.Events;

/// <summary>
/// The live numbers for everybody who watches: asked once a beat and written as JSON once, whether five watch or five hundred. A stream
/// ends after a quarter of an hour: the browser comes back, and who may no longer look is refused.
/// </summary>
internal sealed class LiveNews(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly OneQuestion<LiveNow> question = new(scopes, lifetime, clock, AskAsync);

    public async Task<LiveNumbers> NumbersAsync(Guid eventId, CancellationToken cancel) => (await question.NowAsync(eventId, cancel)).Answer.Numbers;

    /// <summary>The numbers as JSON, now and after each change; null is a sign of life.</summary>
    public IAsyncEnumerable<string?> FollowAsync(Guid eventId, CancellationToken cancel)
    {
        var until = clock.GetUtcNow() + Longest;
        return question.FollowAsync(eventId, (now, at) => at > until ? null : new Saying<string>(now.Json, () => now.Json), cancel);
    }

    private static async Task<LiveNow> AskAsync(BakohumasDb db, Guid eventId, DateTimeOffset now, CancellationToken cancel)
    {
        var numbers = await LiveNumbers.ReadAsync(db, eventId, now, cancel);
        return new(numbers, JsonSerializer.Serialize(numbers, JsonSerializerOptions.Web));
    }

    private sealed record LiveNow(LiveNumbers Numbers, string Json);
}
