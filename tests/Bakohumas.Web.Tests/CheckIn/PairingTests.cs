using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary><c>POST /api/v1/devices</c> (product 6.3).</summary>
public sealed class PairingTests : IClassFixture<Site>
{
    private readonly Site site;

    public PairingTests(Site site)
    {
        this.site = site;
        // Wrong codes are counted by the minute: every test has a minute of its own.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(DeviceRight.Scan, "scan")]
    [InlineData(DeviceRight.Supervise, "supervise")]
    [InlineData(DeviceRight.Screen, "screen")]
    [InlineData(DeviceRight.Kiosk, "kiosk")]
    public async Task A_code_answers_201_with_everything_a_device_needs(DeviceRight right, string said)
    {
        var at = await A.Event(site, e => e.Zone = Zone.Wit);
        var occasion = await site.ReadAsync(db => db.Occasions.AsNoTracking().SingleAsync(o => o.EventId == at.Id));

        using var door = await A.Door(site, at, right);

        var body = door.Pairing;
        Assert.Equal(["deviceId", "event", "expiresAt", "listKey", "right", "token"], Names(body));
        Assert.Equal(said, body.GetProperty("right").GetString());
        Assert.Equal(43, body.GetProperty("token").GetString()!.Length);
        Assert.Equal(at.EndsAt.AddHours(24), body.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(said is "screen" or "kiosk" ? JsonValueKind.Null : JsonValueKind.String, body.GetProperty("listKey").ValueKind);
        var of = body.GetProperty("event");
        Assert.Equal(["gates", "name", "occasions", "slug", "zone"], Names(of));
        Assert.Equal((at.Slug, at.Name, "WIT"), (of.GetProperty("slug").GetString(), of.GetProperty("name").GetString(), of.GetProperty("zone").GetString()));
        Assert.Equal(JsonValueKind.Array, of.GetProperty("gates").ValueKind);
        var only = Assert.Single(of.GetProperty("occasions").EnumerateArray());
        Assert.Equal((occasion.Id, at.StartsAt, at.EndsAt), (only.GetProperty("id").GetGuid(), only.GetProperty("startsAt").GetDateTimeOffset(), only.GetProperty("endsAt").GetDateTimeOffset()));
        var device = await site.ReadAsync(db => db.Devices.AsNoTracking().SingleAsync(d => d.EventId == at.Id));
        Assert.Equal((right, body.GetProperty("deviceId").GetGuid()), (device.Right, device.Id));
    }

    [Fact]
    public async Task A_code_is_read_however_it_is_typed()
    {
        var at = await A.Event(site);
        var code = await A.PairingCode(site, at);
        var sloppy = code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace("-", " ", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Created, (await PairAsync(sloppy)).StatusCode);
    }

    [Fact]
    public async Task Unknown_used_and_expired_codes_answer_404()
    {
        var at = await A.Event(site);
        var (used, late) = (await A.PairingCode(site, at), await A.PairingCode(site, at));
        Assert.Equal(HttpStatusCode.Created, (await PairAsync(used)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await PairAsync(used)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PairAsync("ZZZZ-ZZZ2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PairAsync("bukan kode")).StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.NotFound, (await PairAsync(late)).StatusCode);
        Assert.Equal(1, await site.ReadAsync(db => db.Devices.CountAsync(d => d.EventId == at.Id)));
    }

    [Fact]
    public async Task After_eleven_wrong_codes_for_an_event_its_pairing_is_closed_for_the_minute_and_no_other()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        var (code, another) = (await A.PairingCode(site, at), await A.PairingCode(site, other));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.NotFound, (await PairAsync("ZZZZ-ZZZ3", at.Slug)).StatusCode);

        var eleventh = await PairAsync("ZZZZ-ZZZ3", at.Slug);
        var right = await PairAsync(code, at.Slug);
        var elsewhere = await PairAsync(another, other.Slug);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var next = await PairAsync(code, at.Slug);

        Assert.Equal(HttpStatusCode.TooManyRequests, eleventh.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), eleventh.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    [Fact]
    public async Task Wrong_codes_that_name_no_event_are_counted_together_in_the_database_and_nothing_of_a_minute_that_is_over()
    {
        await PairAsync("ZZZZ-ZZZ3", "tidak-ada");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.NotFound, (await PairAsync("ZZZZ-ZZZ3")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await PairAsync("ZZZZ-ZZZ3")).StatusCode);
        // What counts is the row, which every node reads.
        Assert.Equal(11, await site.ReadAsync(db => db.WrongPairings.Select(w => w.Count).SingleAsync()));
    }

    [Theory]
    [InlineData(true, "203.0.113.7", "203.0.113.8")]
    [InlineData(false, "203.0.113.9", "203.0.113.10")]
    [InlineData(true, "2001:db8:0:1::7", "2001:db8:0:2::7")]
    public async Task A_stranger_who_tries_codes_locks_out_nobody_else(bool named, string stranger, string staff)
    {
        var at = await A.Event(site);
        var (code, slug) = (await A.PairingCode(site, at), named ? at.Slug : null);
        for (var i = 0; i < 11; i++) await PairFromAsync(stranger, "ZZZZ-ZZZ4", slug);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await PairFromAsync(stranger, code, slug)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PairFromAsync(staff, code, slug)).StatusCode);
    }

    [Fact]
    public async Task The_many_addresses_of_one_network_are_one_stranger()
    {
        var at = await A.Event(site);
        var code = await A.PairingCode(site, at);
        for (var i = 1; i <= 11; i++) await PairFromAsync($"2001:db8:0:3::{i}", "ZZZZ-ZZZ4", at.Slug);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await PairFromAsync("2001:db8:0:3:ffff::12", code, at.Slug)).StatusCode);
    }

    [Fact]
    public async Task A_code_of_another_event_or_task_is_refused_and_stays_good()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        var (foreign, screen) = (await A.PairingCode(site, other), await A.PairingCode(site, at, DeviceRight.Screen));

        var refused = await PairAsync(foreign, at.Slug, "scan", "supervise");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("event", (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("title").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await PairAsync(screen, at.Slug, "scan", "supervise")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PairAsync(foreign, "tidak-ada")).StatusCode);

        Assert.Equal(HttpStatusCode.Created, (await PairAsync(foreign, other.Slug, "scan")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PairAsync(screen)).StatusCode);
    }

    [Fact]
    public async Task A_new_code_unpairs_no_other_phone()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var first = await A.Door(site, at);

        await A.PairingCode(site, at);
        using var second = await A.Door(site, at);

        Assert.Equal("admitted", (await first.ScanAsync(ticket.DoorCode)).Verdict);
        Assert.Equal("alreadyInside", (await second.ScanAsync(ticket.DoorCode)).Verdict);
    }

    [Fact]
    public async Task Of_eight_phones_with_one_code_one_is_paired()
    {
        var at = await A.Event(site);
        var code = await A.PairingCode(site, at);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PairAsync(code)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.NotFound));
        Assert.Equal(1, await site.ReadAsync(db => db.Devices.CountAsync(d => d.EventId == at.Id)));
    }

    [Theory]
    [InlineData("""{"pairingCode":"*"}""")]
    [InlineData("""{"pairingCode":"*","name":""}""")]
    [InlineData("""{"pairingCode":"*","name":"12345678901234567890123456789012345678901"}""")]
    [InlineData("""{"pairingCode":"*","name":"a\u0000b"}""")]
    [InlineData("""{"pairingCode":"*","name":"a\ufffeb"}""")]
    [InlineData("""{"pairingCode":"*","name":"a\ud800b"}""")]
    [InlineData("""{"pairingCode":"","name":"HP"}""")]
    [InlineData("""{"name":"HP"}""")]
    [InlineData("""{"pairingCode":7,"name":"HP"}""")]
    [InlineData("not json")]
    public async Task A_malformed_body_answers_400_and_uses_up_no_code(string body)
    {
        var at = await A.Event(site);
        var code = await A.PairingCode(site, at);
        using var client = new HttpClient { BaseAddress = site.Bound };
        using var content = new StringContent(body.Replace("*", code, StringComparison.Ordinal), null, "application/json");

        var answer = await client.PostAsync("/api/v1/devices", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await PairAsync(code)).StatusCode);
    }

    private static string[] Names(JsonElement body) => [.. body.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];

    /// <summary>As through the proxy in front, which says who asked.</summary>
    private async Task<HttpResponseMessage> PairFromAsync(string address, string pairingCode, string? at)
    {
        using var client = new HttpClient { BaseAddress = site.Bound };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return await client.PostAsJsonAsync("/api/v1/devices", new { pairingCode, name = "HP", @event = at }, TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> PairAsync(string pairingCode, string? at = null, params string[] rights)
    {
        using var client = new HttpClient { BaseAddress = site.Bound };
        return await client.PostAsJsonAsync("/api/v1/devices", new { pairingCode, name = "HP", @event = at, rights }, TestContext.Current.CancellationToken);
    }
}
