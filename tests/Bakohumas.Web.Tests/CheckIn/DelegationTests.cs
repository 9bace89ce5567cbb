using System.Net;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>A delegation let in by one confirmation, and those who come along without a name.</summary>
public sealed class DelegationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_agency_is_found_among_those_that_are_registered_here_and_each_question_is_audited()
    {
        var (at, agency, people) = await SceneAsync(3);
        await A.Ticket(site, at, agency: agency, change: r => r.State = RegistrationState.Cancelled);
        await A.Ticket(site, await A.Event(site), agency: await A.Agency(site, "Dinas Perhubungan Lain"));
        using var door = await A.Door(site, at);
        await door.ScanAsync(people[2].DoorCode);

        var found = Assert.Single((await FindAsync(door, at, "perhubungan")).Body.EnumerateArray());
        var list = (await ListAsync(door, at, agency)).Body;

        Assert.Equal((agency, 3), (found.GetProperty("agencyId").GetGuid(), found.GetProperty("people").GetInt32()));
        var rows = list.GetProperty("people").EnumerateArray().ToList();
        // Who is inside stands last, shown as such.
        Assert.Equal([people[0].Id, people[1].Id, people[2].Id], rows.Select(r => r.GetProperty("ticketId").GetGuid()));
        Assert.Equal([false, false, true], rows.Select(r => r.GetProperty("inside").GetBoolean()));
        Assert.Equal(["inside", "name", "ticketId", "unit", "vip"], [.. rows[0].EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)]);
        Assert.False(list.GetProperty("more").GetBoolean());
        Assert.Equal(2, await AuditedAsync(at, Acts.DelegationListed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pe")]
    [InlineData("%%%")]
    [InlineData("___")]
    public async Task Fewer_than_three_letters_find_nothing(string q)
    {
        var (at, _, _) = await SceneAsync(1);
        using var door = await A.Door(site, at);

        Assert.Equal(HttpStatusCode.BadRequest, (await FindAsync(door, at, q)).Status);
        Assert.Equal(0, await AuditedAsync(at, Acts.DelegationListed));
    }

    [Fact]
    public async Task One_confirmation_is_one_row_for_each_person_by_the_same_rules()
    {
        var (at, _, people) = await SceneAsync(4);
        using var door = await A.Door(site, at);
        await door.ScanAsync(people[3].DoorCode, gate: "Selatan");

        var answers = Rows(await ConfirmAsync(door, at, people));

        Assert.Equal(people.Select(p => p.Id), answers.Select(a => a.GetProperty("ticketId").GetGuid()));
        Assert.Equal(["admitted", "admitted", "admitted", "alreadyInside"], answers.Select(a => a.GetProperty("answer").GetProperty("verdict").GetString()));
        Assert.Equal("Selatan", answers[3].GetProperty("answer").GetProperty("first").GetProperty("gate").GetString());
        Assert.Equal(new Kept(5, 4, 4, 0, 5), await Kept.OfAsync(site, at));
        // Each can be taken back like any other.
        Assert.Equal(HttpStatusCode.NoContent, (await door.UndoAsync(answers[0].GetProperty("answer").GetProperty("admissionId").GetString()!)).Status);
    }

    [Fact]
    public async Task The_same_confirmation_sent_16_times_at_once_counts_once()
    {
        var (at, _, people) = await SceneAsync(5);
        using var door = await A.Door(site, at);
        var nonces = people.Select(_ => A.NewId(site)).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => ConfirmAsync(door, at, people, nonces)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single(answers.Select(a => a.Body.GetRawText()).Distinct());
        Assert.Equal(new Kept(5, 5, 5, 0, 5), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_nonce_that_was_used_otherwise_stops_the_whole_list()
    {
        var (at, _, people) = await SceneAsync(3);
        using var door = await A.Door(site, at);
        var used = A.NewId(site);
        await door.ScanAsync((await A.Ticket(site, at)).DoorCode, nonce: used);

        var answer = await ConfirmAsync(door, at, people, [A.NewId(site), A.NewId(site), used]);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_ticket_of_another_event_is_refused_by_name_of_nobody_and_the_others_pass()
    {
        var (at, _, people) = await SceneAsync(1);
        var foreign = await A.Ticket(site, await A.Event(site));
        using var door = await A.Door(site, at);

        var answers = Rows(await ConfirmAsync(door, at, [people[0], foreign]));

        Assert.Equal(("refused", "wrongEvent", JsonValueKind.Null), (Of(answers[1], "verdict").GetString(), Of(answers[1], "reason").GetString(), Of(answers[1], "name").ValueKind));
        Assert.Equal("admitted", Of(answers[0], "verdict").GetString());
    }

    [Fact]
    public async Task A_list_that_is_empty_too_long_or_names_one_twice_is_refused_and_writes_nothing()
    {
        var (at, _, people) = await SceneAsync(2);
        using var door = await A.Door(site, at);
        var address = $"/pintu/{at.Slug}/rombongan";
        object Body(params object[] rows) => new { gate = "1", at = Stamp(), skewMs = 0, people = rows };
        object Row(Guid ticket, object? nonce = null) => new { ticketId = ticket, nonce = nonce ?? A.NewId(site) };
        var same = A.NewId(site);

        foreach (var body in (object[])
                 [
                     Body(), Body([.. Enumerable.Range(0, 101).Select(_ => Row(A.NewId(site)))]), Body(Row(people[0].Id), Row(people[0].Id)), Body(Row(people[0].Id, same), Row(people[1].Id, same)),
                     Body(Row(people[0].Id, "x")), new { gate = "", at = Stamp(), people = new[] { Row(people[0].Id) } }, new { gate = "1", at = "kemarin", people = new[] { Row(people[0].Id) } }, Body([null!]),
                 ])
            Assert.Equal(HttpStatusCode.BadRequest, (await door.PostAsync(address, body)).Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_stranger_a_foreign_device_a_screen_and_a_revoked_one_get_nothing()
    {
        var (at, agency, people) = await SceneAsync(1);
        using var foreign = await A.Door(site, await A.Event(site));
        using var screen = await A.Door(site, at, DeviceRight.Screen);
        using var revoked = await A.Door(site, at);
        var device = revoked.Pairing.GetProperty("deviceId").GetGuid();
        await site.ReadAsync(db => db.Devices.Where(d => d.Id == device).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        using var client = new HttpClient { BaseAddress = site.Bound };
        using var nobody = await client.GetAsync($"/pintu/{at.Slug}/rombongan?q=perhubungan", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        foreach (var (door, status) in ((Door, HttpStatusCode)[])[(foreign, HttpStatusCode.NotFound), (screen, HttpStatusCode.Forbidden), (revoked, HttpStatusCode.Unauthorized)])
        {
            Assert.Equal(status, (await FindAsync(door, at, "perhubungan")).Status);
            Assert.Equal(status, (await ListAsync(door, at, agency)).Status);
            Assert.Equal(status, (await CountAsync(door, at, "pendamping", 1)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await ConfirmAsync(foreign, at, people)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ConfirmAsync(revoked, at, people)).Status);
        Assert.Equal("deviceRight", Of(Rows(await ConfirmAsync(screen, at, people))[0], "reason").GetString());
        Assert.Equal(0, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
        Assert.Equal(0, await site.ReadAsync(db => db.Companions.CountAsync(c => c.EventId == at.Id)));
        using var own = await A.Door(site, at);
        Assert.Equal(HttpStatusCode.NotFound, (await ListAsync(own, at, await A.Agency(site))).Status);
    }

    [Fact]
    public async Task A_long_list_shows_a_hundred_and_says_that_there_are_more()
    {
        var (at, agency, _) = await SceneAsync(0);
        for (var i = 0; i < 101; i++) await A.Ticket(site, at, agency: agency);
        using var door = await A.Door(site, at);

        var list = (await ListAsync(door, at, agency)).Body;

        Assert.Equal((100, true), (list.GetProperty("people").GetArrayLength(), list.GetProperty("more").GetBoolean()));
        var everybody = list.GetProperty("people").EnumerateArray().Select(p => new TicketInHand(p.GetProperty("ticketId").GetGuid(), "", "", "")).ToList();
        Assert.All(Rows(await ConfirmAsync(door, at, everybody)), r => Assert.Equal("admitted", Of(r, "verdict").GetString()));
        Assert.Equal(new Kept(100, 100, 100, 0, 100), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Companions_and_drivers_are_numbers_counted_apart_from_people_with_tickets()
    {
        var (at, _, people) = await SceneAsync(2);
        using var door = await A.Door(site, at);
        await ConfirmAsync(door, at, people);

        await CountAsync(door, at, "pendamping", 12);
        await CountAsync(door, at, "pengemudi", 3);
        var left = await CountAsync(door, at, "pendamping", 5, "out");
        // A wrong number at a gate never makes the count negative.
        var wrong = await CountAsync(door, at, "pengemudi", 9, "out");

        Assert.Equal((7, 3), (left.Body.GetProperty("companions").GetInt32(), left.Body.GetProperty("drivers").GetInt32()));
        Assert.Equal(0, wrong.Body.GetProperty("drivers").GetInt32());
        Assert.Equal(4, await AuditedAsync(at, Acts.CompanionsCounted));
        Assert.Equal(new Kept(2, 2, 2, 0, 2), await Kept.OfAsync(site, at));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var panel = (await officer.GetAsync($"/panel/kegiatan/{at.Slug}")).IsOk();
        Assert.Equal("2", panel.Html.QuerySelector("[data-live-key=came]")!.TextContent);
        Assert.Contains("7 pendamping, 0 pengemudi", panel.Words, StringComparison.Ordinal);
        foreach (var sql in (string[])["UPDATE \"Companions\" SET \"Number\" = 1", "DELETE FROM \"Companions\"", "UPDATE \"Companions\" SET \"Number\" = 100"])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync(sql));
    }

    [Fact]
    public async Task Who_was_not_counted_out_on_the_first_day_is_not_inside_on_the_second()
    {
        var at = await A.Event(site);
        var next = (at.StartsAt.AddDays(1), at.EndsAt.AddDays(1));
        await site.WriteAsync(db => db.Occasions.Add(new Occasion { Id = A.NewId(site), EventId = at.Id, StartsAt = next.Item1, EndsAt = next.Item2 }));
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.EndsAt, next.Item2)));
        using var door = await A.Door(site, at);
        await CountAsync(door, at, "pengemudi", 30);
        site.Clock.Advance(TimeSpan.FromDays(1));

        var second = await CountAsync(door, at, "pengemudi", 2);

        Assert.Equal(2, second.Body.GetProperty("drivers").GetInt32());
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        Assert.Contains("0 pendamping, 2 pengemudi", (await officer.GetAsync($"/panel/kegiatan/{at.Slug}")).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_repeated_with_its_nonce_counts_once_and_another_one_under_it_is_a_conflict()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CountAsync(door, at, "pendamping", 4, nonce: nonce)));
        var other = await CountAsync(door, at, "pendamping", 5, nonce: nonce);

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, 4), (a.Status, a.Body.GetProperty("companions").GetInt32())));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal(1, await site.ReadAsync(db => db.Companions.CountAsync(c => c.EventId == at.Id)));
    }

    [Theory]
    [InlineData("sopir", 1)]
    [InlineData("pendamping", 0)]
    [InlineData("pendamping", 100)]
    [InlineData("pendamping", -1)]
    public async Task A_count_outside_its_range_is_refused(string kind, int number)
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        Assert.Equal(HttpStatusCode.BadRequest, (await CountAsync(door, at, kind, number)).Status);
    }

    private async Task<(Event At, Guid Agency, List<TicketInHand> People)> SceneAsync(int people)
    {
        var at = await A.Event(site, e => e.Capacity = 200);
        var agency = await A.Agency(site, $"Dinas Perhubungan {A.NewId(site)}");
        var tickets = new List<TicketInHand>();
        for (var i = 0; i < people; i++) tickets.Add(await A.Ticket(site, at, $"Anggota {(char)('A' + i)}", agency));
        return (at, agency, tickets);
    }

    private static Task<DoorAnswer> FindAsync(Door door, Event at, string q) => door.SendAsync(HttpMethod.Get, $"/pintu/{at.Slug}/rombongan?q={Uri.EscapeDataString(q)}", null);

    private static Task<DoorAnswer> ListAsync(Door door, Event at, Guid agency) => door.SendAsync(HttpMethod.Get, $"/pintu/{at.Slug}/rombongan?instansi={agency}", null);

    private Task<DoorAnswer> ConfirmAsync(Door door, Event at, IReadOnlyList<TicketInHand> people, Guid[]? nonces = null) => door.PostAsync(
        $"/pintu/{at.Slug}/rombongan", new { gate = "Utara", at = Stamp(), skewMs = 0, people = people.Select((p, i) => new { ticketId = p.Id, nonce = nonces?[i] ?? A.NewId(site) }) });

    private Task<DoorAnswer> CountAsync(Door door, Event at, string kind, int number, string direction = "in", Guid? nonce = null) =>
        door.PostAsync($"/pintu/{at.Slug}/pendamping", new { nonce = nonce ?? A.NewId(site), kind, number, direction, gate = "Utara", at = Stamp() });

    private static List<JsonElement> Rows(DoorAnswer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Body.EnumerateArray()];
    }

    private static JsonElement Of(JsonElement row, string field) => row.GetProperty("answer").GetProperty(field);

    private string Stamp() => site.Clock.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    private Task<int> AuditedAsync(Event at, string act) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == act));
}
