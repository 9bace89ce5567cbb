using System.Buffers.Text;
using System.Net;
using System.Text;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The signed list that a door takes along (product CI1, CI3, 6.3).</summary>
public sealed class OfflineListTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_code_finds_its_person_and_its_state()
    {
        var at = await A.Event(site);
        var (came, gone) = (await A.Ticket(site, at), await A.Ticket(site, at));
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == gone.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));
        using var door = await A.Door(site, at);

        var list = await TakeAsync(door);

        var person = list.Find(came.DoorCode)!.Value;
        Assert.Equal((came.Id, came.Name, "registered", "participant"), (person.GetProperty("t").GetGuid(), person.GetProperty("n").GetString(), person.GetProperty("s").GetString(), person.GetProperty("r").GetString()));
        Assert.Equal("cancelled", list.Find(gone.DoorCode)!.Value.GetProperty("s").GetString());
        Assert.Equal(2, list.Count);
        Assert.Equal((at.Slug, at.StartsAt.ToUnixTimeMilliseconds()), (list.Body.GetProperty("event").GetProperty("slug").GetString(), list.Body.GetProperty("event").GetProperty("startsAt").GetInt64()));
        Assert.Equal(at.EndsAt.AddHours(24).ToUnixTimeMilliseconds(), list.Body.GetProperty("goodUntil").GetInt64());
    }

    [Fact]
    public async Task A_stolen_list_names_nobody_and_only_a_supervisors_list_has_names()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var scan = await A.Door(site, at);
        using var supervise = await A.Door(site, at, DeviceRight.Supervise);

        var (plain, named) = (await scan.ListAsync(), await supervise.ListAsync());

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(plain.Text.Split('.')[1]));
        Assert.DoesNotContain(ticket.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ticket.DoorCode, text, StringComparison.Ordinal);
        Assert.DoesNotContain(ticket.Id.ToString(), text, StringComparison.Ordinal);
        var names = DoorList.Open(named.Text, supervise.Pairing.GetProperty("listKey").GetString()!)!.Body.GetProperty("names");
        Assert.Equal((ticket.Name, ticket.Id), (names[0].GetProperty("n").GetString(), names[0].GetProperty("t").GetGuid()));
    }

    [Fact]
    public async Task A_changed_list_and_one_of_another_event_are_not_believed()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        using var elsewhere = await A.Door(site, other);
        var key = door.Pairing.GetProperty("listKey").GetString()!;
        var list = (await door.ListAsync()).Text;
        var parts = list.Split('.');
        var turned = (char[])[.. parts[1]];
        turned[turned.Length / 2] = turned[turned.Length / 2] == 'A' ? 'B' : 'A';

        Assert.NotNull(DoorList.Open(list, key));
        Assert.Null(DoorList.Open($"{parts[0]}.{new string(turned)}.{parts[2]}", key));
        Assert.Null(DoorList.Open(list, elsewhere.Pairing.GetProperty("listKey").GetString()!));
        Assert.Null(DoorList.Open((await elsewhere.ListAsync()).Text, key));
    }

    [Fact]
    public async Task An_unchanged_list_is_not_sent_again_and_a_new_registration_changes_it()
    {
        var at = await A.Event(site);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var first = await door.ListAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(5));

        var again = await door.ListAsync(first.Tag);
        await A.Ticket(site, at);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        var changed = await door.ListAsync(first.Tag);

        Assert.Equal((HttpStatusCode.NotModified, first.Tag, ""), (again.Status, again.Tag, again.Text));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(first.Tag, changed.Tag);
        Assert.Equal(2, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Data.Acts.OfflineListTaken)));
    }

    [Fact]
    public async Task A_replaced_code_is_listed_as_replaced_beside_the_new_one()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        var next = await A.NewTicketCode(site, ticket);
        using var door = await A.Door(site, at);

        var list = await TakeAsync(door);

        Assert.Equal("codeReplaced", list.Find(ticket.DoorCode)!.Value.GetProperty("s").GetString());
        Assert.Equal("registered", list.Find(next)!.Value.GetProperty("s").GetString());
    }

    [Fact]
    public async Task A_screen_takes_no_list_a_revoked_phone_none_any_more_and_a_foreign_event_is_not_found()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        using var screen = await A.Door(site, at, DeviceRight.Screen);
        using var door = await A.Door(site, at);

        Assert.Equal(System.Text.Json.JsonValueKind.Null, screen.Pairing.GetProperty("listKey").ValueKind);
        Assert.Equal(HttpStatusCode.Forbidden, (await screen.ListAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await door.SendAsync(HttpMethod.Get, $"/api/v1/events/{other.Slug}/list", null)).Status);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.ListAsync()).Status);
    }

    [Fact]
    public async Task A_screens_sign_of_life_tells_it_nobodys_coming_and_a_phone_whose_time_is_over_takes_nothing()
    {
        var at = await A.Event(site);
        using var screen = await A.Door(site, at, DeviceRight.Screen);
        using var door = await A.Door(site, at);
        Assert.Equal("admitted", (await door.ScanAsync((await A.Ticket(site, at)).DoorCode)).Verdict);

        var (told, untold) = ((await door.BatchAsync([])).Body, (await screen.BatchAsync([])).Body);
        Assert.Equal((1, 0), (told.GetProperty("arrivals").GetArrayLength(), untold.GetProperty("arrivals").GetArrayLength()));
        Assert.Equal((System.Text.Json.JsonValueKind.String, System.Text.Json.JsonValueKind.Null), (told.GetProperty("list").ValueKind, untold.GetProperty("list").ValueKind));

        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.ExpiresAt, site.Clock.Now)));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), ((await door.ListAsync()).Status, (await door.BatchAsync([])).Status));
    }

    private static async Task<DoorList> TakeAsync(Door door) =>
        DoorList.Open((await door.ListAsync()).Text, door.Pairing.GetProperty("listKey").GetString()!)!;
}
