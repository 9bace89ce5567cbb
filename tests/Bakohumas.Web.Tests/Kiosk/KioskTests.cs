using System.Globalization;
using System.Net;
using System.Text;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.CheckIn;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Kiosk;

/// <summary>The unattended kiosk: whom it lets in, what it cannot do, and the PIN before its settings.</summary>
public sealed class KioskTests : IClassFixture<Site>
{
    private readonly Site site;

    public KioskTests(Site site)
    {
        this.site = site;
        site.Clock.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task It_lets_in_who_holds_a_ticket_and_tells_them_where_and_when_they_came_in_before()
    {
        var (at, ticket, kiosk) = await OpenAsync();

        var welcome = await kiosk.ScanAsync($"{site.Url}/t/{ticket.DoorCode}", gate: "Kios Lobi");
        var first = site.Clock.Now;
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var again = await kiosk.ScanAsync(ticket.DoorCode, gate: "Kios Lobi");

        Assert.Equal(("admitted", ticket.Name), (welcome.Verdict, welcome.Field("name")));
        Assert.NotNull(welcome.AdmissionId);
        Assert.Equal(("alreadyInside", ticket.Name, null), (again.Verdict, again.Field("name"), again.AdmissionId));
        Assert.Equal(("Kios Lobi", first), (again.Body.GetProperty("first").GetProperty("gate").GetString(), again.Body.GetProperty("first").GetProperty("at").GetDateTimeOffset()));
        Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Whoever_is_refused_is_named_and_an_unknown_code_and_a_foreign_ticket_are_not()
    {
        var (at, _, kiosk) = await OpenAsync();
        var cancelled = await A.Ticket(site, at, change: r => r.State = Domain.Registrations.RegistrationState.Cancelled);
        var foreign = await A.Ticket(site, await A.Event(site));

        var refused = await kiosk.ScanAsync(cancelled.DoorCode);
        var elsewhere = await kiosk.ScanAsync(foreign.DoorCode);
        var unknown = await kiosk.ScanAsync("ZZZZ-ZZZZ-ZZZZ-ZZZZ");

        Assert.Equal(("refused", "cancelled", cancelled.Name), (refused.Verdict, refused.Reason, refused.Field("name")));
        Assert.Equal(("refused", "wrongEvent", null), (elsewhere.Verdict, elsewhere.Reason, elsewhere.Field("name")));
        Assert.Equal((HttpStatusCode.NotFound, "unknown", null), (unknown.Status, unknown.Verdict, unknown.Field("name")));
    }

    [Fact]
    public async Task It_neither_lets_out_nor_takes_people_from_a_list_nor_brings_what_it_decided_alone()
    {
        var (at, ticket, kiosk) = await OpenAsync();

        var answers = new[] { await kiosk.ScanAsync(ticket.DoorCode, direction: "out"), await kiosk.ScanAsync(ticket.DoorCode, forced: true), await kiosk.AdmitTicketAsync(ticket.Id) };

        Assert.All(answers, a => Assert.Equal(("refused", "deviceRight", null, null), (a.Verdict, a.Reason, a.Field("name"), a.AdmissionId)));
        Assert.Equal(new Kept(3, 0, 0, 0, 3), await Kept.OfAsync(site, at));
        Assert.Equal("admitted", (await kiosk.ScanAsync(ticket.DoorCode)).Verdict);
    }

    [Fact]
    public async Task It_searches_nobody_and_takes_nothing_back()
    {
        var (_, ticket, kiosk) = await OpenAsync();
        var admission = (await kiosk.ScanAsync(ticket.DoorCode)).AdmissionId!;

        var search = await kiosk.RosterAsync("siti");
        var undo = await kiosk.UndoAsync(admission);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (search.Status, undo.Status));
    }

    [Fact]
    public async Task A_revoked_kiosk_lets_in_nobody()
    {
        var (at, ticket, kiosk) = await OpenAsync();
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await kiosk.ScanAsync(ticket.DoorCode)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PinAsync(kiosk, at, "buka", "1234")).Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task The_page_holds_nobody_and_may_print_out_of_a_frame()
    {
        var (at, ticket, _) = await OpenAsync();
        var draft = await A.Event(site, e => e.State = EventState.Draft);
        using var visitor = site.Visitor();

        var page = (await visitor.GetAsync($"/kios/{at.Slug}")).IsOk();

        Assert.DoesNotContain(ticket.Name, page.Text, StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Contains("frame-src blob:", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", (await visitor.GetAsync($"/pintu/{at.Slug}")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        (await visitor.GetAsync($"/kios/{draft.Slug}")).Is(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/kios/tidak-ada")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_first_PIN_is_set_at_the_kiosk_once_and_the_database_learns_no_digits()
    {
        var (at, _, kiosk) = await OpenAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await PinAsync(kiosk, at, "buka", "4711")).Status);
        foreach (var wrong in (string?[])["123", "123456789", "12a4", "", null]) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PinAsync(kiosk, at, "pin", wrong)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PinAsync(kiosk, at, "pin", "4711")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await PinAsync(kiosk, at, "pin", "0000")).Status);

        Assert.Equal(HttpStatusCode.Forbidden, (await PinAsync(kiosk, at, "buka", "0000")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PinAsync(kiosk, at, "buka", "4711")).Status);
        var device = kiosk.Pairing.GetProperty("deviceId").GetGuid();
        var kept = await site.ReadAsync(db => db.KioskPins.AsNoTracking().SingleAsync(p => p.DeviceId == device));
        // Whoever has the database alone tries ten thousand PINs in a blink: without the key none fits.
        foreach (var guess in Enumerable.Range(0, 10_000).Select(i => i.ToString("0000", CultureInfo.InvariantCulture)))
            Assert.NotEqual(kept.Hash, System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"kiosk-pin\n{device:N}\n{guess}")));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.Act == Acts.KioskPinSet && a.EventId == at.Id)));
    }

    [Fact]
    public async Task After_five_wrong_PINs_the_right_one_waits_as_well_and_another_kiosk_does_not()
    {
        var (at, _, kiosk) = await OpenAsync();
        using var other = await A.Door(site, at, DeviceRight.Kiosk);
        foreach (var one in (Door[])[kiosk, other]) await PinAsync(one, at, "pin", "4711");

        for (var i = 0; i < KioskPin.MostTries; i++) Assert.Equal(HttpStatusCode.Forbidden, (await PinAsync(kiosk, at, "buka", $"000{i}")).Status);
        var locked = await PinAsync(kiosk, at, "buka", "4711");

        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, KioskPin.Window.TotalSeconds);
        Assert.Equal(HttpStatusCode.NoContent, (await PinAsync(other, at, "buka", "4711")).Status);
        site.Clock.Advance(KioskPin.Window);
        Assert.Equal(HttpStatusCode.NoContent, (await PinAsync(kiosk, at, "buka", "4711")).Status);
    }

    [Fact]
    public async Task Of_many_wrong_PINs_at_once_no_more_are_tried_than_one_after_another()
    {
        var (at, _, kiosk) = await OpenAsync();
        await PinAsync(kiosk, at, "pin", "4711");

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => PinAsync(kiosk, at, "buka", $"{9000 + i}")));

        Assert.Equal(KioskPin.MostTries, answers.Count(a => a.Status == HttpStatusCode.Forbidden));
        Assert.Equal(32 - KioskPin.MostTries, answers.Count(a => a.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_door_has_no_PIN_and_a_foreign_event_and_token_learn_nothing()
    {
        var (at, _, kiosk) = await OpenAsync();
        using var door = await A.Door(site, at);
        using var stranger = await A.Door(site, await A.Event(site), DeviceRight.Kiosk);

        Assert.Equal(HttpStatusCode.NotFound, (await PinAsync(door, at, "pin", "4711")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PinAsync(stranger, at, "pin", "4711")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PinAsync(stranger, at, "buka", "4711")).Status);
        using var nobody = new HttpClient { BaseAddress = site.Bound };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync($"/kios/{at.Slug}/buka", new StringContent("{\"pin\":\"4711\"}", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PinAsync(kiosk, at, "pin", "4711")).Status);
    }

    [Fact]
    public async Task An_organizer_sets_a_new_PIN_for_their_own_kiosk_and_opens_a_locked_one_by_it()
    {
        var scene = await Events.EventScene.OpenAsync(site);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var stranger = await scene.SignInAsync(scene.Stranger);
        var at = await A.Event(site, organizer: scene.AgencyId);
        using var kiosk = await A.Door(site, at, DeviceRight.Kiosk);
        using var door = await A.Door(site, at);
        await PinAsync(kiosk, at, "pin", "4711");
        for (var i = 0; i < KioskPin.MostTries; i++) await PinAsync(kiosk, at, "buka", "0000");
        var home = $"/panel/kegiatan/{at.Slug}/perangkat";
        string Pin(Door of) => $"{home}/{of.Pairing.GetProperty("deviceId").GetGuid()}/pin";

        var page = (await (await organizer.GetAsync(home)).FormTo("/pin").Set("pin", "2468").SubmitAsync()).IsOk();

        Assert.Equal(HttpStatusCode.NoContent, (await PinAsync(kiosk, at, "buka", "2468")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PinAsync(kiosk, at, "buka", "4711")).Status);
        Assert.DoesNotContain("2468", page.Text, StringComparison.Ordinal);
        Assert.Contains("4 sampai 8 angka", (await organizer.PostAsync(Pin(kiosk), [new("pin", "12")])).IsOk().Words, StringComparison.Ordinal);
        (await stranger.GetAsync("/panel")).IsOk();
        (await stranger.PostAsync(Pin(kiosk), [new("pin", "1357")])).Is(HttpStatusCode.NotFound);
        (await organizer.PostAsync(Pin(door), [new("pin", "1357")])).Is(HttpStatusCode.NotFound);
    }

    private async Task<(Event At, TicketInHand Ticket, Door Kiosk)> OpenAsync()
    {
        var at = await A.Event(site);
        return (at, await A.Ticket(site, at), await A.Door(site, at, DeviceRight.Kiosk));
    }

    private static Task<DoorAnswer> PinAsync(Door kiosk, Event at, string act, string? pin) => kiosk.PostAsync($"/kios/{at.Slug}/{act}", new { pin });
}
