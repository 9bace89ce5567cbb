using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The statuses of an admission call, and what each leaves behind (product 6.3).</summary>
public sealed class AdmissionStatusTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_known_ticket_answers_200_with_the_whole_verdict_and_is_one_row_with_its_audit()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        var answer = await door.ScanAsync(ticket.DoorCode);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["admissionId", "agency", "conflict", "first", "name", "reason", "role", "verdict"], [.. answer.Body.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)]);
        Assert.Equal(("admitted", null, ticket.Name, "participant"), (answer.Verdict, answer.Reason, answer.Field("name"), answer.Field("role")));
        Assert.StartsWith("Kementerian Contoh", answer.Field("agency"), StringComparison.Ordinal);
        Assert.Null(answer.Field("first"));
        Assert.Equal("False", answer.Field("conflict"));
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
        Assert.Equal(answer.AdmissionId, (await site.ReadAsync(db => db.Admissions.Select(a => new { a.Id, a.EventId }).SingleAsync(a => a.EventId == at.Id))).Id.ToString());
    }

    [Fact]
    public async Task An_unknown_code_answers_404_with_a_verdict_and_is_a_row_too()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        foreach (var code in (string[])["ZZZZ-ZZZZ-ZZZZ-ZZZZ", "https://contoh.example/lain", "tiket saya"])
        {
            var answer = await door.ScanAsync(code);
            Assert.Equal((HttpStatusCode.NotFound, "unknown", "unknown"), (answer.Status, answer.Verdict, answer.Reason));
            Assert.Null(answer.Field("name"));
        }

        Assert.Equal(new Kept(3, 0, 0, 0, 3), await Kept.OfAsync(site, at));
    }

    [Theory]
    [InlineData("nonce", null)]
    [InlineData("nonce", "\"abc\"")]
    [InlineData("nonce", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("code", null)]
    [InlineData("code", "\"\"")]
    [InlineData("code", "12")]
    [InlineData("code", "LONG")]
    [InlineData("ticketId", "\"01890000-0000-7000-8000-000000000000\"")]
    [InlineData("gate", null)]
    [InlineData("gate", "\" \"")]
    [InlineData("gate", "\"12345678901234567890123456789012345678901\"")]
    [InlineData("gate", "\"a\\u0007b\"")]
    [InlineData("gate", "\"a\\ufffeb\"")]
    [InlineData("gate", "\"a\\ud800b\"")]
    [InlineData("direction", "\"up\"")]
    [InlineData("direction", "\"IN\"")]
    [InlineData("occasion", "\"besok\"")]
    [InlineData("at", null)]
    [InlineData("at", "\"2026-11-25T10:00:00\"")]
    [InlineData("at", "\"2026-11-25 10:00:00Z\"")]
    [InlineData("at", "\"2026-02-30T10:00:00Z\"")]
    [InlineData("at", "\"9999-12-31T23:59:59Z\"")]
    [InlineData("at", "\"0001-01-01T00:00:00Z\"")]
    [InlineData("at", "1764000000")]
    [InlineData("skewMs", "1.5")]
    [InlineData("skewMs", "\"nol\"")]
    [InlineData("forced", "\"ya\"")]
    [InlineData("preview", "1")]
    public async Task A_malformed_field_answers_400_and_writes_nothing(string field, string? value)
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var body = Body(ticket.DoorCode);
        // Forced, because then the time decides what is looked up.
        body["forced"] = true;
        if (value is null) body.Remove(field);
        else body[field] = "*";

        var answer = await door.PostTextAsync(Admissions(at), body.ToJsonString().Replace("\"*\"", value == "LONG" ? $"\"{new string('A', 201)}\"" : value, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_gate_of_forty_letters_with_marks_is_forty_characters()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await door.ScanAsync(ticket.DoorCode, gate: string.Concat(Enumerable.Repeat("q\u0301", 40)))).Verdict);
    }

    [Fact]
    public async Task A_token_that_is_missing_unknown_expired_or_revoked_answers_401()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var revoked = await A.Door(site, at);
        using var expired = await A.Door(site, at);
        using var stranger = new HttpClient { BaseAddress = site.Bound };
        await site.ReadAsync(db => db.Devices.Where(d => d.Id == revoked.Pairing.GetProperty("deviceId").GetGuid()).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        foreach (var token in (string?[])[null, "x", new string('A', 43)])
        {
            stranger.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
            using var content = new StringContent(Body(ticket.DoorCode).ToJsonString(), null, "application/json");
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(Admissions(at), content, TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await revoked.ScanAsync(ticket.DoorCode)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await revoked.RosterAsync("siti")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await revoked.UndoAsync(Guid.CreateVersion7(site.Clock.Now).ToString())).Status);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.ExpiresAt, site.Clock.Now)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await expired.ScanAsync(ticket.DoorCode)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await expired.RosterAsync("siti")).Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task An_unknown_event_and_a_foreign_one_answer_404_with_the_same_bytes()
    {
        var (own, foreign) = (await A.Event(site), await A.Event(site));
        var ticket = await A.Ticket(site, foreign);
        using var door = await A.Door(site, own);
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Post, "admissions"), (HttpMethod.Get, "roster?q=siti"), (HttpMethod.Delete, $"admissions/{Guid.CreateVersion7(site.Clock.Now)}")])
        {
            var bodies = new List<string>();
            foreach (var slug in (string[])[foreign.Slug, "tidak-ada"])
            {
                var answer = await door.SendAsync(method, $"/api/v1/events/{slug}/{path}", method == HttpMethod.Get ? null : Body(ticket.DoorCode));
                Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                Assert.Null(answer.Verdict);
                bodies.Add(answer.Body.GetRawText());
            }

            Assert.Equal(bodies[0], bodies[1]);
            Assert.Contains("\"status\":404", bodies[0], StringComparison.Ordinal);
        }

        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, foreign));
    }

    [Fact]
    public async Task A_known_nonce_returns_the_first_answer_and_adds_no_row_though_the_person_has_moved_on()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var body = Body(ticket.DoorCode);
        var first = await door.PostAsync(Admissions(at), body);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("left", (await door.ScanAsync(ticket.DoorCode, direction: "out")).Verdict);
        var before = await Kept.OfAsync(site, at);

        (body["at"], body["skewMs"], body["forced"]) = (site.Clock.Now.AddMinutes(-1).ToString("o"), 900, true);
        var again = await door.PostAsync(Admissions(at), body);

        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal(before, await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_known_nonce_with_another_code_ticket_gate_direction_or_occasion_answers_409()
    {
        var at = await A.Event(site);
        var (ticket, other) = (await A.Ticket(site, at), await A.Ticket(site, at));
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == at.Id).Select(o => o.Id).SingleAsync());
        using var door = await A.Door(site, at);
        using var neighbour = await A.Door(site, at);
        var body = Body(ticket.DoorCode);
        Assert.Equal("admitted", (await door.PostAsync(Admissions(at), body)).Verdict);

        foreach (var change in (Action<JsonObject>[])
                 [b => b["code"] = other.DoorCode, b => { b.Remove("code"); b["ticketId"] = ticket.Id; }, b => b["gate"] = "Selatan", b => b["direction"] = "out", b => b["occasion"] = occasion])
        {
            var changed = JsonNode.Parse(body.ToJsonString())!.AsObject();
            change(changed);
            Assert.Equal(HttpStatusCode.Conflict, (await door.PostAsync(Admissions(at), changed)).Status);
        }

        Assert.Equal(1, (await Kept.OfAsync(site, at)).Scans);
        // Unique per device: the other phone may have drawn the same.
        Assert.Equal("alreadyInside", (await neighbour.PostAsync(Admissions(at), body)).Verdict);
    }

#if !POSTGRES
    [Fact]
    public async Task A_full_write_lane_answers_503_with_retry_after_and_nothing_is_written()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var lane = site.Services.GetRequiredService<WriteLane>();
        var gate = site.Services.GetRequiredService<WriteGate>();
        const int Held = 4096;
        var waiting = new List<Task<int>>();
        DoorAnswer answer;
        gate.Enter();
        try
        {
            // More than the lane holds were taken in: its thread has a batch in hand and stands at the gate. It may still have been
            // reading when the first refusal came, so the lane is topped up until it stays full.
            for (var full = 0; waiting.Count <= Held || full < 5;)
            {
                try
                {
                    waiting.Add(lane.WriteRawAsync((_, _) => 1, TestContext.Current.CancellationToken));
                    full = 0;
                    if (waiting.Count > 20_000) Assert.Fail("The lane has no end.");
                }
                catch (WriteLaneFullException)
                {
                    full++;
                    await Task.Delay(10, TestContext.Current.CancellationToken);
                }
            }

            answer = await door.ScanAsync(ticket.DoorCode);
        }
        finally
        {
            gate.Leave();
        }

        await Task.WhenAll(waiting);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        Assert.Equal("admitted", (await door.ScanAsync(ticket.DoorCode)).Verdict);
    }
#endif

    private static string Admissions(Event at) => $"/api/v1/events/{at.Slug}/admissions";

    private JsonObject Body(string code) => new()
    {
        ["nonce"] = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), ["code"] = code, ["gate"] = "Utara", ["at"] = site.Clock.Now.ToString("o"), ["skewMs"] = 12,
    };
}
