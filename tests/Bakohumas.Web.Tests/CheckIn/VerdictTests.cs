using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Tickets;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Every verdict and every reason that can occur today; <c>notApproved</c> and <c>waiting</c> have no state yet that leads to them.</summary>
public sealed class VerdictTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_second_scan_names_the_first_gate_and_time()
    {
        var (at, ticket, door) = await OpenAsync();
        var first = site.Clock.Now;
        await door.ScanAsync(ticket.DoorCode, gate: "Utara");
        site.Clock.Advance(TimeSpan.FromMinutes(3));

        var again = await door.ScanAsync(ticket.DoorCode, gate: "Selatan");

        Assert.Equal((HttpStatusCode.OK, "alreadyInside", null), (again.Status, again.Verdict, again.Reason));
        Assert.Equal(("Utara", first), (again.Body.GetProperty("first").GetProperty("gate").GetString(), again.Body.GetProperty("first").GetProperty("at").GetDateTimeOffset()));
        Assert.Null(again.AdmissionId);
        Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task Leaving_and_coming_back_are_movements_and_never_a_double()
    {
        var (at, ticket, door) = await OpenAsync();
        var seen = new List<string?>();
        foreach (var direction in (string[])["in", "out", "in", "in", "out", "out"])
        {
            seen.Add((await door.ScanAsync(ticket.DoorCode, direction: direction)).Verdict);
            site.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["admitted", "left", "admitted", "alreadyInside", "left", "refused"], seen);
        Assert.Equal(new Kept(6, 1, 1, 0, 6), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_preview_is_ready_or_what_it_would_be_and_writes_nothing()
    {
        var (at, ticket, door) = await OpenAsync();
        var nonce = A.NewId(site);

        var ready = await door.ScanAsync(ticket.DoorCode, preview: true, nonce: nonce);
        var unknown = await door.ScanAsync("ZZZZ-ZZZZ-ZZZZ-ZZZZ", preview: true);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        var admitted = await door.ScanAsync(ticket.DoorCode, nonce: nonce);
        var inside = await door.ScanAsync(ticket.DoorCode, preview: true);

        Assert.Equal(("ready", null, ticket.Name, null), (ready.Verdict, ready.Reason, ready.Field("name"), ready.AdmissionId));
        Assert.Equal((HttpStatusCode.NotFound, "unknown"), (unknown.Status, unknown.Verdict));
        Assert.Equal(("admitted", "alreadyInside"), (admitted.Verdict, inside.Verdict));
        Assert.Equal(1, (await Kept.OfAsync(site, at)).Scans);
    }

    [Fact]
    public async Task A_ticket_of_another_event_is_refused_without_a_name()
    {
        var (at, _, door) = await OpenAsync();
        var foreign = await A.Ticket(site, await A.Event(site));

        await RefusedAsync(at, door.ScanAsync(foreign.DoorCode), "wrongEvent", named: false);
        Assert.Equal("wrongEvent", (await door.AdmitTicketAsync(foreign.Id)).Reason);
    }

    [Fact]
    public async Task A_cancelled_person_hears_cancelled()
    {
        var (at, _, door) = await OpenAsync();
        var ticket = await A.Ticket(site, at, change: r => r.State = RegistrationState.Cancelled);

        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode), "cancelled");
    }

    [Fact]
    public async Task A_cancelled_event_hears_cancelled_before_any_clock()
    {
        var (at, ticket, door) = await OpenAsync(e => { e.State = EventState.Cancelled; e.StartsAt = e.StartsAt.AddDays(9); e.EndsAt = e.EndsAt.AddDays(9); });

        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode), "cancelled");
    }

    [Fact]
    public async Task A_replaced_code_is_refused_and_the_new_one_admits()
    {
        var (at, ticket, door) = await OpenAsync();
        var code = await A.NewTicketCode(site, ticket);

        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode), "codeReplaced");
        Assert.Equal("admitted", (await door.ScanAsync(code)).Verdict);
    }

    [Fact]
    public async Task Doors_open_two_hours_before_the_start_to_the_millisecond()
    {
        var (at, ticket, door) = await OpenAsync(e => { e.StartsAt = site.Clock.Now.AddHours(2).AddMilliseconds(1); e.EndsAt = e.StartsAt.AddHours(3); });

        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode), "tooEarly");
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("admitted", (await door.ScanAsync(ticket.DoorCode)).Verdict);
    }

    [Fact]
    public async Task Doors_close_six_hours_after_the_end_and_at_finished()
    {
        var (at, ticket, door) = await OpenAsync(e => { e.StartsAt = site.Clock.Now.AddHours(-8); e.EndsAt = site.Clock.Now.AddHours(-6); });
        var (done, guest, gate) = await OpenAsync(e => e.State = EventState.Finished);

        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode), "closed");
        await RefusedAsync(done, gate.ScanAsync(guest.DoorCode), "closed");
    }

    [Fact]
    public async Task Another_events_occasion_is_the_wrong_one()
    {
        var (at, ticket, door) = await OpenAsync();
        var other = await A.Event(site);
        var occasion = await site.ReadAsync(db => db.Occasions.Where(o => o.EventId == other.Id).Select(o => o.Id).SingleAsync());

        await RefusedAsync(at, door.PostAsync($"/api/v1/events/{at.Slug}/admissions", new { nonce = A.NewId(site), code = ticket.DoorCode, gate = "1", at = site.Clock.Now, occasion }), "wrongOccasion");
    }

    [Fact]
    public async Task A_second_day_is_an_occasion_of_its_own()
    {
        var (at, ticket, door) = await OpenAsync();
        var second = A.NewId(site);
        await site.WriteAsync(db => db.Occasions.Add(new Occasion { Id = second, EventId = at.Id, StartsAt = at.StartsAt.AddHours(1), EndsAt = at.EndsAt }));
        Task<DoorAnswer> ScanAsync(Guid occasion) => door.PostAsync($"/api/v1/events/{at.Slug}/admissions", new { nonce = A.NewId(site), code = ticket.DoorCode, gate = "1", at = site.Clock.Now, occasion });
        var first = door.Pairing.GetProperty("event").GetProperty("occasions")[0].GetProperty("id").GetGuid();

        Assert.Equal(("admitted", "admitted", "alreadyInside"), ((await ScanAsync(first)).Verdict, (await ScanAsync(second)).Verdict, (await ScanAsync(second)).Verdict));
        Assert.Equal(2, (await Kept.OfAsync(site, at)).Standing);
    }

    [Fact]
    public async Task Whoever_is_not_inside_cannot_leave()
    {
        var (at, ticket, door) = await OpenAsync();

        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode, direction: "out"), "notInside");
    }

    [Fact]
    public async Task A_screen_admits_nobody()
    {
        var (at, ticket, door) = await OpenAsync(right: DeviceRight.Screen);

        var nonce = A.NewId(site);
        await RefusedAsync(at, door.ScanAsync(ticket.DoorCode, nonce: nonce), "deviceRight", named: false);
        // Not at the second asking either.
        Assert.Null((await door.ScanAsync(ticket.DoorCode, nonce: nonce)).Field("name"));
        Assert.Null((await door.ScanAsync(ticket.DoorCode, preview: true)).Field("name"));
    }

    [Fact]
    public async Task The_code_is_read_with_its_address_without_regard_to_case_and_with_O_for_0_and_I_or_L_for_1()
    {
        var (at, ticket, door) = await OpenAsync();
        var code = ticket.DoorCode;
        string[] ways =
        [
            $"{site.Url}/t/{code}", $"https://alamat-lama.example/t/{code}?x=1", code.ToLowerInvariant(), string.Join('-', code.Chunk(4).Select(c => new string(c))), $" {code} ",
            code.Replace('0', 'O').Replace('1', 'I'), code.Replace('0', 'o').Replace('1', 'l'),
        ];

        foreach (var way in ways)
        {
            var answer = await door.ScanAsync(way, preview: true);
            Assert.True(answer.Verdict == "ready", $"{way}: {answer.Verdict}");
        }
    }

    private async Task RefusedAsync(Event at, Task<DoorAnswer> call, string reason, bool named = true)
    {
        var answer = await call;
        var after = await Kept.OfAsync(site, at);
        Assert.Equal((HttpStatusCode.OK, "refused", reason), (answer.Status, answer.Verdict, answer.Reason));
        Assert.Equal(named, answer.Field("name") is not null);
        Assert.Null(answer.AdmissionId);
        // The only call so far of this event: one row, its audit row, no admission.
        Assert.Equal(new Kept(1, 0, 0, 0, 1), after);
    }

    private async Task<(Event At, TicketInHand Ticket, Door Door)> OpenAsync(Action<Event>? change = null, DeviceRight right = DeviceRight.Scan)
    {
        var at = await A.Event(site, change);
        return (at, await A.Ticket(site, at), await A.Door(site, at, right));
    }
}
