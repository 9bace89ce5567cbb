using System.Net.Http.Headers;
using Bakohumas.Documents.Sealing;
using Microsoft.Extensions.Options;

namespace Bakohumas.Web.Platform.Security;

/// <summary>
/// Asks the configured authority for the time of a seal (RFC 3161, 3.4). Never in the way: bounded in bytes and time, and after a failure silent
/// for a minute, so that an authority that is down costs a thousand papers one wait.
/// </summary>
internal sealed class TimestampClient(IOptions<SealOptions> options, PublishedTrust trust, TimeProvider clock, ILogger<TimestampClient> log) : IDisposable
{
    private const int MostBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5), Silence = TimeSpan.FromMinutes(1);

    // A redirect could lead anywhere, a proxy of the environment too.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = MostBytes,
    };

    private long silentUntil;

    public bool IsConfigured => !string.IsNullOrEmpty(options.Value.TimestampUrl);

    /// <summary>False for a minute after a failure.</summary>
    public bool IsAsking => IsConfigured && clock.GetUtcNow().UtcTicks >= Interlocked.Read(ref silentUntil);

    /// <returns>The paper with its token, or as it was.</returns>
    public async Task<byte[]> StampAsync(byte[] paper, CancellationToken cancel)
    {
        if (!IsAsking) return paper;
        try
        {
            var stamp = SealStamp.For(paper);
            switch (stamp.With(await AskAsync(stamp.Question, cancel), trust.Current()))
            {
                case StampDecision.Stamped stamped:
                    return stamped.Paper;
                case StampDecision.Refused refused:
                    log.LogWarning("The timestamp authority's answer was refused: {Why}", refused.Why);
                    break;
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException or SealUnavailableException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            log.LogWarning("The timestamp authority did not answer: {Fault}", fault.GetType().Name);
        }

        Interlocked.Exchange(ref silentUntil, (clock.GetUtcNow() + Silence).UtcTicks);
        return paper;
    }

    public void Dispose() => http.Dispose();

    private async Task<byte[]> AskAsync(byte[] question, CancellationToken cancel)
    {
        using var body = new ByteArrayContent(question) { Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-query") } };
        using var answer = await http.PostAsync(options.Value.TimestampUrl, body, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancel);
    }
}
