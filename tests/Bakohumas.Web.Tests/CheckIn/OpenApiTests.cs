using System.Net;
using System.Text.Json;
using Bakohumas.Web.Tests.Rig;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary><c>/openapi/v1.json</c> describes the devices' calls and no other (product 6.3).</summary>
public sealed class OpenApiTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_description_is_public_and_names_exactly_the_calls_of_devices()
    {
        using var stranger = site.Visitor();
        var document = JsonDocument.Parse((await stranger.GetAsync("/openapi/v1.json")).IsOk().Text).RootElement;

        var calls = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name} {p.Name}")).Order(StringComparer.Ordinal);

        Assert.Equal(
        [
            "delete /api/v1/events/{slug}/admissions/{admissionId}", "get /api/v1/events/{slug}/list", "get /api/v1/events/{slug}/roster", "post /api/v1/devices",
            "post /api/v1/events/{slug}/admissions", "post /api/v1/events/{slug}/admissions/batch", "post /api/v1/events/{slug}/admissions/{admissionId}/undo",
            "post /api/v1/events/{slug}/walk-ins",
        ], [.. calls]);
    }

    [Fact]
    public async Task An_admission_is_described_with_its_fields_and_statuses()
    {
        using var stranger = site.Visitor();
        var document = JsonDocument.Parse((await stranger.GetAsync("/openapi/v1.json")).Text).RootElement;

        var answers = document.GetProperty("paths").GetProperty("/api/v1/events/{slug}/admissions").GetProperty("post").GetProperty("responses").EnumerateObject().Select(r => r.Name);
        var fields = document.GetProperty("components").GetProperty("schemas").GetProperty("AdmissionBody").GetProperty("properties").EnumerateObject().Select(p => p.Name);

        Assert.Equal(["200", "400", "401", "404", "409", "503"], [.. answers.Order(StringComparer.Ordinal)]);
        Assert.Equal(["at", "code", "direction", "forced", "gate", "nonce", "occasion", "preview", "reason", "skewMs", "ticketId", "verdict"], [.. fields.Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task A_walk_in_is_described_with_its_fields_and_statuses()
    {
        using var stranger = site.Visitor();
        var document = JsonDocument.Parse((await stranger.GetAsync("/openapi/v1.json")).Text).RootElement;

        var answers = document.GetProperty("paths").GetProperty("/api/v1/events/{slug}/walk-ins").GetProperty("post").GetProperty("responses").EnumerateObject().Select(r => r.Name);
        var fields = document.GetProperty("components").GetProperty("schemas").GetProperty("WalkInBody").GetProperty("properties").EnumerateObject().Select(p => p.Name);

        Assert.Equal(["200", "400", "401", "404", "409", "503"], [.. answers.Order(StringComparer.Ordinal)]);
        Assert.Equal(
            ["agency", "agencyId", "at", "consent", "forced", "gate", "mail", "name", "nonce", "phone", "reason", "sealed", "skewMs", "slip", "status", "unit"], [.. fields.Order(StringComparer.Ordinal)]);
    }

    [Theory]
    [InlineData("/api/v1/devices", "post", "201 400 404 429 503")]
    [InlineData("/api/v1/events/{slug}/admissions", "post", "200 400 401 404 409 503")]
    [InlineData("/api/v1/events/{slug}/admissions/{admissionId}", "delete", "204 400 401 403 404 409 503")]
    [InlineData("/api/v1/events/{slug}/admissions/{admissionId}/undo", "post", "204 400 401 403 404 409 503")]
    [InlineData("/api/v1/events/{slug}/admissions/batch", "post", "200 400 401 404 503")]
    [InlineData("/api/v1/events/{slug}/list", "get", "200 304 401 403 404 503")]
    [InlineData("/api/v1/events/{slug}/roster", "get", "200 400 401 403 404 503")]
    public async Task Each_call_is_described_with_every_status_it_answers(string path, string verb, string statuses)
    {
        using var stranger = site.Visitor();
        var document = JsonDocument.Parse((await stranger.GetAsync("/openapi/v1.json")).Text).RootElement;

        var described = document.GetProperty("paths").GetProperty(path).GetProperty(verb).GetProperty("responses").EnumerateObject().Select(r => r.Name);

        Assert.Equal(statuses.Split(' '), described.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Verdict", "admitted alreadyInside left ready refused unknown")]
    [InlineData("RefusalReason", "cancelled closed codeReplaced deviceRight notApproved notInside tooEarly unknown waiting wrongEvent wrongOccasion")]
    [InlineData("DeviceRight", "kiosk scan screen supervise")]
    public async Task The_closed_sets_of_the_contract_are_described_word_for_word(string schema, string words)
    {
        using var stranger = site.Visitor();
        var schemas = JsonDocument.Parse((await stranger.GetAsync("/openapi/v1.json")).Text).RootElement.GetProperty("components").GetProperty("schemas");

        var described = schemas.EnumerateObject().Where(s => s.Name is var name && (name == schema || name == "NullableOf" + schema)).ToList();

        Assert.NotEmpty(described);
        Assert.All(described, s => Assert.Equal(words.Split(' '), s.Value.GetProperty("enum").EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_refusal_is_a_problem_document_by_name()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        using var client = new HttpClient { BaseAddress = site.Bound };
        using var nobody = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events/{at.Slug}/roster?q=siti");
        foreach (var send in (Func<Task<HttpResponseMessage>>[])
                 [
                     () => client.SendAsync(nobody, TestContext.Current.CancellationToken),
                     () => client.PostAsync("/api/v1/devices", new StringContent("""{"pairingCode":"ZZZZ-ZZZ9","name":"HP"}""", null, "application/json"), TestContext.Current.CancellationToken),
                     () => client.PostAsync("/api/v1/devices", new StringContent("{", null, "application/json"), TestContext.Current.CancellationToken),
                     () => client.PostAsync("/api/v1/devices", new StringContent("x", null, "text/plain"), TestContext.Current.CancellationToken),
                     () => client.GetAsync("/api/v1/devices", TestContext.Current.CancellationToken),
                 ])
        {
            using var answer = await send();
            Assert.True((int)answer.StatusCode is >= 400 and < 500, answer.ToString());
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await door.RosterAsync("x")).Status);
    }

    [Theory]
    [InlineData("/openapi/v2.json")]
    [InlineData("/openapi")]
    [InlineData("/swagger")]
    public async Task There_is_no_other_description_and_no_page_for_it(string address)
    {
        using var stranger = site.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
    }
}
