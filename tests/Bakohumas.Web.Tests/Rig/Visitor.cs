using System.Net;
using System.Net.Sockets;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>A person with one browser: cookies are kept, redirects followed, forms sent back as they came.</summary>
public sealed class Visitor : IDisposable
{
    private const int MostRedirects = 10;
    private readonly HttpClient client;
    private string? antiforgery;

    internal Visitor(Site site)
    {
        Site = site;
        var bound = site.Bound;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            AutomaticDecompression = DecompressionMethods.All,
            // Whatever name the public address has, the site listens here.
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(bound.Host, bound.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        client = new HttpClient(handler) { BaseAddress = new Uri($"http://localhost:{bound.Port}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public Site Site { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>For calls with their own headers; shares the cookies.</summary>
    public HttpClient Client => client;

    public Task<Page> GetAsync(string address, bool follow = true) => SendAsync(HttpMethod.Get, address, null, follow);

    /// <summary>A post that no form of ours made; carries the antiforgery token of the last page unless told otherwise.</summary>
    public Task<Page> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, bool withToken = true, bool follow = true)
    {
        var sent = fields.ToList();
        if (withToken && antiforgery is not null) sent.Add(new("__RequestVerificationToken", antiforgery));
        return SendAsync(HttpMethod.Post, address, () => new FormUrlEncodedContent(sent), follow);
    }

    public async Task<Page> SendAsync(HttpMethod method, string address, Func<HttpContent>? content = null, bool follow = true)
    {
        var trail = new List<string>();
        for (var at = Here(address); ;)
        {
            using var request = new HttpRequestMessage(method, at) { Content = content?.Invoke() };
            var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            // A stream of events has no end: that it began is the answer.
            var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
            var bytes = isStream ? [] : await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            if (isStream) answer.Content.Dispose();
            answer.RequestMessage = request;
            var next = answer.Headers.Location;
            if (next is not null) trail.Add($"{(int)answer.StatusCode} {next.OriginalString}");
            if (next is null || !follow || (int)answer.StatusCode is < 300 or > 399) return Seen(new Page(this, answer, bytes, trail));

            if (trail.Count > MostRedirects) throw new InvalidOperationException($"Redirects go round: {string.Join(" → ", trail)}");
            at = Here(new Uri(at, next).ToString());
            if (answer.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) (method, content) = (HttpMethod.Get, null);
        }
    }

    public void Dispose() => client.Dispose();

    // Links carry the public address; the site listens on loopback.
    private Uri Here(string address)
    {
        var at = new Uri(client.BaseAddress!, address.StartsWith(Site.Url + "/", StringComparison.Ordinal) ? address[Site.Url.Length..] : address);
        return at.Host == client.BaseAddress!.Host ? at : throw new InvalidOperationException($"Sent away to {at}.");
    }

    private Page Seen(Page page)
    {
        if (page.MediaType == "text/html" && page.Html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") is { } token) antiforgery = token;
        return page;
    }
}
