using System.Net;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The search by name (product 6.3).</summary>
public sealed class RosterTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(DeviceRight.Scan)]
    [InlineData(DeviceRight.Supervise)]
    public async Task A_door_finds_a_person_without_regard_to_case_and_titles_and_each_call_is_in_the_audit(DeviceRight right)
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at, "Dr. Ni Luh Ayu Wirani, M.Si.", change: r => r.Unit = "Bagian Protokol");
        await A.Ticket(site, await A.Event(site), "Ayu Wirani Lain");
        await A.Ticket(site, at, "Ayu Wirani Batal", change: r => r.State = RegistrationState.Cancelled);
        using var door = await A.Door(site, at, right);

        var row = Assert.Single((await door.RosterAsync("AYU wir")).Body.EnumerateArray());

        Assert.Equal(["agency", "inside", "name", "ticketId", "unit"], [.. row.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)]);
        Assert.Equal((ticket.Id, ticket.Name, "Bagian Protokol", false), (row.GetProperty("ticketId").GetGuid(), row.GetProperty("name").GetString(), row.GetProperty("unit").GetString(), row.GetProperty("inside").GetBoolean()));
        Assert.Equal(1, await AuditedAsync(at.Id));
        Assert.Equal("admitted", (await door.AdmitTicketAsync(ticket.Id)).Verdict);
        Assert.True(Assert.Single((await door.RosterAsync("wirani")).Body.EnumerateArray()).GetProperty("inside").GetBoolean());
        Assert.Equal(2, await AuditedAsync(at.Id));
    }

    [Fact]
    public async Task Whoever_left_or_was_undone_is_not_inside()
    {
        var at = await A.Event(site);
        var (left, undone) = (await A.Ticket(site, at, "Budi Santoso Keluar"), await A.Ticket(site, at, "Budi Santoso Urung"));
        using var door = await A.Door(site, at);
        await door.ScanAsync(left.DoorCode);
        await door.UndoAsync((await door.ScanAsync(undone.DoorCode)).AdmissionId!);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await door.ScanAsync(left.DoorCode, direction: "out");

        var rows = (await door.RosterAsync("budi santoso")).Body.EnumerateArray().ToList();

        Assert.Equal(2, rows.Count);
        Assert.DoesNotContain(rows, r => r.GetProperty("inside").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ay")]
    [InlineData("%%%")]
    [InlineData("\uFFFE\uFFFE\uFFFE")]
    public async Task Fewer_than_three_letters_answer_400_and_find_nobody(string q)
    {
        var at = await A.Event(site);
        await A.Ticket(site, at, "Ayu Lestari");
        using var door = await A.Door(site, at);

        var answer = await door.RosterAsync(q);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(JsonValueKind.Object, answer.Body.ValueKind);
    }

    [Fact]
    public async Task At_most_ten_rows_are_shown()
    {
        var at = await A.Event(site);
        for (var i = 0; i < 12; i++) await A.Ticket(site, at, $"Wayan Sudirta {i}");
        using var door = await A.Door(site, at);

        Assert.Equal(10, (await door.RosterAsync("sudirta")).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_screen_may_ask_while_it_is_online_and_a_kiosk_that_strangers_stand_before_may_not()
    {
        var at = await A.Event(site);
        await A.Ticket(site, at, "Siti Rahmawati");
        using var device = await A.Door(site, at, DeviceRight.Screen);
        using var kiosk = await A.Door(site, at, DeviceRight.Kiosk);
        Assert.Equal(HttpStatusCode.Forbidden, (await kiosk.RosterAsync("siti")).Status);

        var answer = await device.RosterAsync("siti");

        Assert.Equal((HttpStatusCode.OK, 1), (answer.Status, answer.Body.GetArrayLength()));
        Assert.Equal(1, await AuditedAsync(at.Id));
    }

    private Task<int> AuditedAsync(Guid eventId) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == eventId && a.Act == Acts.RosterSearched));
}
