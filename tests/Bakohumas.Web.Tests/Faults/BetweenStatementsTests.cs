#if POSTGRES
using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.CheckIn;
using Bakohumas.Web.Tests.Hall;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Faults;

/// <summary>
/// The acts of a full hall, with the same request or a rival one in each place between two of their statements: answered as if one had
/// come after the other, and written once.
/// </summary>
public sealed class BetweenStatementsTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] OneOfEach = ["admitted", "alreadyInside"];

    private WalkInForms Forms => new(site);

    private Between Between => new(site);

    [Fact]
    public Task A_form_sent_again() => TriedAsync(
        DoorAsync, at => Forms.PostAsync(at.Door, at.Event, nonce: at.Nonce), null, async (at, met) =>
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (met.First.Status, met.Second.Status));
            Assert.Equal(("admitted", met.First.AdmissionId), (met.First.Verdict, met.Second.AdmissionId));
            Assert.Equal(1, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Event.Id)));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
            Assert.Equal((2, 0), await Forms.SeatsAsync(at.Event));
        });

    [Fact]
    public Task The_same_person_by_two_forms() => TriedAsync(
        DoorAsync, at => Forms.PostAsync(at.Door, at.Event), null, async (at, met) =>
        {
            Assert.Equal(OneOfEach, Verdicts(met));
            Assert.Equal(2, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Event.Id)));
            Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at.Event));
            Assert.Equal((2, 0), await Forms.SeatsAsync(at.Event));
        });

    [Fact]
    public Task Two_forms_for_the_last_seat() => TriedAsync(
        () => DoorAsync(capacity: 2), at => Forms.PostAsync(at.Door, at.Event), at => Forms.PostAsync(at.Door, at.Event, f => f["name"] = "Orang Lain", mail: "lain@contoh.example"), async (at, met) =>
        {
            Assert.Equal(["admitted", "refused"], Verdicts(met));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
            Assert.Equal((2, 0), await Forms.SeatsAsync(at.Event));
        });

    [Fact]
    public Task A_form_decided_without_network_after_a_refusal_whose_answer_was_lost() => TriedAsync(
        () => DoorAsync(capacity: 1), at => Forms.PostAsync(at.Door, at.Event, nonce: at.Nonce), at => Forms.PostAsync(at.Door, at.Event, f => (f["forced"], f["slip"]) = (true, "A-01"), nonce: at.Nonce), async (at, met) =>
        {
            // Live, it is refused or hears what the other one has decided; brought from the queue, it is in.
            Assert.True(met.First is { Status: HttpStatusCode.OK, Verdict: "refused", Reason: "full" } or { Status: HttpStatusCode.OK, Verdict: "admitted" }, met.First.ToString());
            Assert.Equal((HttpStatusCode.OK, "admitted", "A-01"), (met.Second.Status, met.Second.Verdict, met.Second.Field("slip")));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
        });

    [Fact]
    public Task A_scan_sent_again() => TriedAsync(
        DoorAsync, at => at.Door.ScanAsync(at.Ticket.DoorCode, nonce: at.Nonce), null, async (at, met) =>
        {
            Assert.Equal(("admitted", met.First.Body.GetRawText()), (met.First.Verdict, met.Second.Body.GetRawText()));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
        });

    [Fact]
    public Task One_ticket_at_two_doors() => TriedAsync(
        DoorAsync, at => at.Door.ScanAsync(at.Ticket.DoorCode), at => at.Other.ScanAsync(at.Ticket.DoorCode, "Selatan"), async (at, met) =>
        {
            Assert.Equal(OneOfEach, Verdicts(met));
            Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at.Event));
        });

    [Fact]
    public Task One_ticket_in_the_queues_of_two_doors() => TriedAsync(
        DoorAsync, at => QueueAsync(at.Door, at, "Utara", 2), at => QueueAsync(at.Other, at, "Selatan", 1), async (at, met) =>
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (met.First.Status, met.Second.Status));
            Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at.Event));
            // Whoever came to the server first, the earlier one counts, and the pair is listed.
            Assert.Equal("Selatan", await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Event.Id).Select(a => a.Gate).SingleAsync()));
            Assert.Equal(1, await site.ReadAsync(db => db.Scans.CountAsync(s => s.EventId == at.Event.Id && s.Conflict)));
        });

    [Fact]
    public Task A_scan_and_its_ticket_given_back() => TriedAsync(
        DoorAsync, async at => (await at.Door.ScanAsync(at.Ticket.DoorCode)).Verdict, async at =>
        {
            await site.ReadAsync(db => db.Registrations.Where(r => r.Id == at.Ticket.Id && r.State == RegistrationState.Registered).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));
            return (string?)null;
        }, async (at, met) =>
        {
            Assert.Contains(met.First, (string[])["admitted", "refused"]);
            Assert.Equal(met.First == "admitted" ? 1 : 0, (await Kept.OfAsync(site, at.Event)).Admissions);
        });

    [Fact]
    public Task An_undo_at_two_devices() => TriedAsync(
        AdmittedAsync, at => at.Door.UndoAsync(at.Admission), at => at.Other.UndoAsync(at.Admission), async (at, met) =>
        {
            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], [.. ((HttpStatusCode[])[met.First.Status, met.Second.Status]).Order()]);
            Assert.Equal(new Kept(1, 1, 0, 1, 2), await Kept.OfAsync(site, at.Event));
        });

    [Fact]
    public Task A_delegation_confirmed_again() => TriedAsync(
        DoorAsync, ConfirmAsync, null, async (at, met) =>
        {
            Assert.Equal((HttpStatusCode.OK, met.First.Body.GetRawText()), (met.First.Status, met.Second.Body.GetRawText()));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
        });

    [Fact]
    public Task Companions_counted_again() => TriedAsync(
        DoorAsync, CountAsync, null, async (at, met) =>
        {
            Assert.All([met.First, met.Second], a => Assert.Equal((HttpStatusCode.OK, 4), (a.Status, a.Body.GetProperty("companions").GetInt32())));
            Assert.Equal(1, await site.ReadAsync(db => db.Companions.CountAsync(c => c.EventId == at.Event.Id)));
        });

    [Fact]
    public Task A_press_at_the_screen_pressed_again() => TriedAsync(
        PressAsync, at => at.Press.SubmitAsync(), null, async (at, met) =>
        {
            Assert.All([met.First, met.Second], page => Assert.Contains("Kehadiran Anda tercatat", page.IsOk().Words, StringComparison.Ordinal));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
        });

    [Fact]
    public Task A_registration_sent_again_for_the_last_seat() => TriedAsync(
        async () =>
        {
            var scene = await SeatScene.OpenAsync(site, capacity: 1);
            return (Scene: scene, Page: (await site.Visitor().GetAsync(scene.Address)).IsOk());
        }, at => SeatScene.Filled(at.Page).SubmitAsync(follow: false), null, async (at, met) =>
        {
            Assert.StartsWith("303 /tiket/", Assert.Single(met.First.Trail), StringComparison.Ordinal);
            Assert.Equal(met.First.Trail, met.Second.Trail);
            Assert.Single(await at.Scene.RowsAsync());
            Assert.Equal(1, await at.Scene.SeatsAsync());
        });

    [Fact]
    public Task A_signature_sent_again() => TriedAsync(
        async () =>
        {
            var scene = await SigningScene.OpenAsync(site);
            var ticket = await scene.InsideAsync();
            return (Scene: scene, Ticket: ticket, Form: await scene.FormAsync(ticket));
        }, at => at.Form.SubmitAsync(follow: false), null, async (at, met) =>
        {
            Assert.All([met.First, met.Second], a => Assert.Equal((HttpStatusCode.SeeOther, SigningScene.Receipt(at.Ticket)), (a.Status, a.Headers.Location!.OriginalString)));
            Assert.Equal(1, Assert.Single(await at.Scene.PledgesAsync()).Number);
            Assert.Equal(1, await at.Scene.CountAsync());
        });

    /// <param name="second">Null for the same request once more.</param>
    private async Task TriedAsync<TScene, T>(Func<Task<TScene>> open, Func<TScene, Task<T>> first, Func<TScene, Task<T>>? second, Func<TScene, Met<T>, Task> check) =>
        Assert.InRange(await Between.EveryPlaceAsync(open, first, second ?? first, check), 5, 100);

    private static List<string?> Verdicts(Met<DoorAnswer> met) => [.. ((string?[])[met.First.Verdict, met.Second.Verdict]).Order(StringComparer.Ordinal)];

    private Task<Scene> DoorAsync() => DoorAsync(100);

    private async Task<Scene> DoorAsync(int capacity)
    {
        var at = await A.Event(site, e => e.Capacity = capacity);
        return new(at, await A.Ticket(site, at), await A.Door(site, at), await A.Door(site, at, DeviceRight.Supervise), A.NewId(site));
    }

    private async Task<Scene> AdmittedAsync()
    {
        var scene = await DoorAsync();
        return scene with { Admission = (await scene.Door.ScanAsync(scene.Ticket.DoorCode)).AdmissionId! };
    }

    private Task<DoorAnswer> QueueAsync(Door door, Scene at, string gate, int minutes) =>
        door.BatchAsync([Door.Row(at.Ticket.DoorCode, gate, site.Clock.Now.AddMinutes(-5 + minutes), A.NewId(site), verdict: "admitted")]);

    private Task<DoorAnswer> ConfirmAsync(Scene at) => at.Door.PostAsync(
        $"/pintu/{at.Event.Slug}/rombongan", new { gate = "Utara", at = WalkInForms.Stamp(site.Clock.Now), skewMs = 0, people = new[] { new { ticketId = at.Ticket.Id, nonce = at.Nonce } } });

    private Task<DoorAnswer> CountAsync(Scene at) => at.Door.PostAsync(
        $"/pintu/{at.Event.Slug}/pendamping", new { nonce = at.Nonce, kind = "pendamping", number = 4, direction = "in", gate = "Utara", at = WalkInForms.Stamp(site.Clock.Now) });

    private async Task<(Event Event, Form Press)> PressAsync()
    {
        var at = await Screens.EventAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, SelfCheckIn.Open)));
        using var screen = await A.Door(site, at, DeviceRight.Screen);
        var ticket = await A.Ticket(site, at);
        var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();
        var code = RotatingCode.Of(site.Services.GetRequiredService<KeyRing>().Link, screen.Pairing.GetProperty("deviceId").GetGuid(), RotatingCode.StepAt(site.Clock.Now));
        return (at, (await phone.GetAsync($"/hadir/{code}")).IsOk().Form("form[data-hadir]"));
    }

    /// <summary>One person with a ticket, two doors of which the second is a supervisor's.</summary>
    private sealed record Scene(Event Event, TicketInHand Ticket, Door Door, Door Other, Guid Nonce) : IDisposable
    {
        public string Admission { get; init; } = "";

        public void Dispose()
        {
            Door.Dispose();
            Other.Dispose();
        }
    }
}
#endif
