using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bakohumas.Web.Tests.Rig;

/// <summary>An answer of the door's interface.</summary>
public sealed record DoorAnswer(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)
{
    public string? Verdict => Field("verdict");

    public string? Reason => Field("reason");

    public string? AdmissionId => Field("admissionId");

    public string? Field(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}

/// <summary>A paired phone at a door, speaking <c>/api/v1</c> (product 6.3).</summary>
public sealed class Door : IDisposable
{
    private readonly HttpClient client;
    private readonly Site site;
    private readonly string slug;

    private Door(Site site, HttpClient client, string slug) => (this.site, this.client, this.slug) = (site, client, slug);

    /// <summary>The body that pairing answered, with the device's token.</summary>
    public JsonElement Pairing { get; private init; }

    public static async Task<Door> PairAsync(Site site, string slug, string pairingCode, string name = "HP pintu utara")
    {
        var client = new HttpClient { BaseAddress = site.Bound };
        var answer = await client.PostAsJsonAsync("/api/v1/devices", new { pairingCode, name }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new("Bearer", body.GetProperty("token").GetString());
        return new(site, client, slug) { Pairing = body };
    }

    /// <summary>Scans as the phone does: a fresh nonce, the time of the site's clock.</summary>
    public Task<DoorAnswer> ScanAsync(string code, string gate = "Utara", bool preview = false, string direction = "in", Guid? nonce = null, bool forced = false, DateTimeOffset? at = null) =>
        PostAsync($"/api/v1/events/{slug}/admissions", new { nonce = nonce ?? Nonce(), code, gate, direction, at = Stamp(at), skewMs = 0, forced, preview });

    public Task<DoorAnswer> AdmitTicketAsync(Guid ticketId, string gate = "Utara") =>
        PostAsync($"/api/v1/events/{slug}/admissions", new { nonce = Nonce(), ticketId, gate, at = Stamp(null), skewMs = 0 });

    public Task<DoorAnswer> UndoAsync(string admissionId) =>
        SendAsync(HttpMethod.Delete, $"/api/v1/events/{slug}/admissions/{admissionId}", new { nonce = Nonce(), at = Stamp(null) });

    public Task<DoorAnswer> RosterAsync(string q) => SendAsync(HttpMethod.Get, $"/api/v1/events/{slug}/roster?q={Uri.EscapeDataString(q)}", null);

    /// <summary>A row of a batch: what happened without network, told by ticket code.</summary>
    public static object Row(string code, string gate, DateTimeOffset at, Guid nonce, string direction = "in", int skewMs = 0, string? verdict = null, string? reason = null) =>
        new { nonce, code, gate, direction, at = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture), skewMs, forced = true, verdict, reason };

    public Task<DoorAnswer> BatchAsync(IReadOnlyList<object> rows, string? after = null, object? device = null) =>
        PostAsync($"/api/v1/events/{slug}/admissions/batch", new { rows, after, device });

    /// <summary>The signed list as text, with its entity tag.</summary>
    public async Task<(HttpStatusCode Status, string? Tag, string Text)> ListAsync(string? knownTag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/{slug}/list");
        if (knownTag is not null) request.Headers.IfNoneMatch.ParseAdd(knownTag);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<DoorAnswer> PostAsync(string address, object body) => SendAsync(HttpMethod.Post, address, body);

    /// <summary>Posts text that need not be JSON.</summary>
    public Task<DoorAnswer> PostTextAsync(string address, string json) => SendAsync(HttpMethod.Post, address, new StringContent(json, null, "application/json"));

    public Task<DoorAnswer> SendAsync(HttpMethod method, string address, object? body) => SendAsync(method, address, body is null ? null : JsonContent.Create(body));

    private async Task<DoorAnswer> SendAsync(HttpMethod method, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) ?? false;
        return new(answer.StatusCode, isJson ? JsonSerializer.Deserialize<JsonElement>(text) : default, answer.Headers);
    }

    public void Dispose() => client.Dispose();

    private static Guid Nonce() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private string Stamp(DateTimeOffset? at) => (at ?? site.Clock.Now).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
