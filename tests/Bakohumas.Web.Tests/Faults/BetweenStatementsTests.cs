#if POSTGRES
using System.Net;
using System.Net.Http.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.CheckIn;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.FollowUps;
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
public sealed class BetweenStatementsTests(PatientSite site) : IClassFixture<PatientSite>
{
    private static readonly string[] OneOfEach = ["admitted", "alreadyInside"];

    private Task<(Guid Agency, Visitor Organizer)>? panel;

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_scan_and_its_seat_given_back(bool scanStandsStill) => TriedAsync(
        GivingAsync, at => scanStandsStill ? ScannedAsync(at) : GivenAsync(at), at => scanStandsStill ? GivenAsync(at) : ScannedAsync(at), (at, met) => EitherAsync(at, met));

    [Fact]
    public Task A_press_at_the_screen_and_the_seat_given_back() => TriedAsync(
        async () =>
        {
            var (at, ticket, press) = await PressAsync();
            return (Scene: new Scene(at, ticket, null!, null!, default) { Form = await GiveFormAsync(ticket) }, Press: press);
        }, async at => (await at.Press.SubmitAsync()).Words.Contains("Kehadiran Anda tercatat", StringComparison.Ordinal) ? "admitted" : "refused", at => GivenAsync(at.Scene), (at, met) => EitherAsync(at.Scene, met));

    [Fact]
    public Task A_form_for_somebody_registered_and_their_seat_given_back() => TriedAsync(
        async () =>
        {
            var scene = await GivingAsync();
            await Forms.PostAsync(scene.Other, scene.Event);
            var person = await Forms.OnlyAsync(scene.Event);
            var admission = await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == person.Id).Select(a => a.Id).SingleAsync());
            await scene.Other.UndoAsync(admission.ToString());
            var ticket = new TicketInHand(person.Id, person.Name, site.Services.GetRequiredService<Links>().PersonalToken(person.Id, 0), "");
            return scene with { Ticket = ticket, Form = await GiveFormAsync(ticket) };
        }, async at => (await Forms.PostAsync(at.Door, at.Event)).Verdict!, GivenAsync, async (at, met) =>
        {
            // Given back before the form, the person is registered anew.
            Assert.Contains((met.First, met.Second), ((string, string)[])[("admitted", "late"), ("admitted", "given"), ("refused", "given")]);
            Assert.Equal(met.First == "admitted" ? 1 : 0, await site.ReadAsync(db => db.Admissions.CountAsync(
                a => a.EventId == at.Event.Id && a.UndoId == null && db.Registrations.Any(r => r.Id == a.RegistrationId && r.State == RegistrationState.Registered))));
            Assert.Equal(0, await CancelledInsideAsync(at));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_scan_and_its_ticket_replaced(bool scanStandsStill) => TriedAsync(
        OrganizedAsync, at => scanStandsStill ? ScannedAsync(at) : PostedAsync(at, "tiket"), at => scanStandsStill ? PostedAsync(at, "tiket") : ScannedAsync(at), async (at, met) =>
        {
            // The old code let somebody in before it was replaced, or not at all.
            var scan = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.EventId == at.Event.Id));
            Assert.Contains(scan.Verdict, (Verdict[])[Verdict.Admitted, Verdict.Refused]);
            Assert.Equal(1, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == at.Ticket.Id).Select(r => r.TicketGeneration).SingleAsync()));
        });

    [Fact]
    public Task A_press_from_afar_pressed_again() => TriedAsync(
        OnlineAsync, PressedAsync, null, async (at, met) =>
        {
            Assert.Equal(("admitted", "admitted"), (met.First, met.Second));
            Assert.Equal((1, 1), await site.ReadAsync(async db => (await db.Scans.CountAsync(s => s.EventId == at.Event.Id), await db.Admissions.CountAsync(a => a.EventId == at.Event.Id && a.UndoId == null))));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_press_from_afar_and_the_person_cancelled(bool pressStandsStill) => TriedAsync(
        OnlineAsync, at => pressStandsStill ? PressedAsync(at) : PostedAsync(at, "batal"), at => pressStandsStill ? PostedAsync(at, "batal") : PressedAsync(at), async (at, met) =>
        {
            Assert.Equal(0, await CancelledInsideAsync(at));
            Assert.Equal(1, await site.ReadAsync(async db =>
                await db.Admissions.CountAsync(a => a.EventId == at.Event.Id && a.UndoId == null) + await db.Registrations.CountAsync(r => r.Id == at.Ticket.Id && r.State == RegistrationState.Cancelled)));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_sheet_of_paper_and_somebody_on_it_cancelled(bool sheetStandsStill) => TriedAsync(
        OrganizedAsync, at => sheetStandsStill ? EnteredAsync(at) : PostedAsync(at, "batal"), at => sheetStandsStill ? PostedAsync(at, "batal") : EnteredAsync(at), async (at, met) =>
        {
            Assert.Equal(0, await CancelledInsideAsync(at));
            Assert.Equal(1, await site.ReadAsync(async db =>
                await db.Admissions.CountAsync(a => a.EventId == at.Event.Id && a.UndoId == null) + await db.Registrations.CountAsync(r => r.Id == at.Ticket.Id && r.State == RegistrationState.Cancelled)));
        });

    [Fact]
    public Task A_sheet_of_paper_and_a_scan() => TriedAsync(
        OrganizedAsync, EnteredAsync, ScannedAsync, async (at, met) =>
        {
            Assert.Contains(met.Second, OneOfEach);
            Assert.Equal(1, (await Kept.OfAsync(site, at.Event)).Standing);
        });

    [Fact]
    public Task A_press_that_waits_for_staff_confirmed_twice() => TriedAsync(
        async () =>
        {
            // The browser drops a ticket of an event that is over by the real clock.
            var scene = await OrganizedAsync(e => (e.SelfCheckIn, e.EndsAt) = (SelfCheckIn.Confirmed, e.EndsAt.AddDays(2)));
            var (_, _, press) = await PressAsync(scene.Event, scene.Ticket);
            (await press.SubmitAsync()).IsOk();
            return scene with { Nonce = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == scene.Event.Id && s.IsHeld).Select(s => s.Id).SingleAsync()) };
        }, at => at.Organizer!.PostAsync($"/panel/kegiatan/{at.Event.Slug}/perangkat/menunggu/{at.Nonce}", [new("diterima", "true")]), null, async (at, met) =>
        {
            Assert.All([met.First, met.Second], page => page.IsOk());
            Assert.Equal((1, 1), await site.ReadAsync(async db => (await db.ScanReviews.CountAsync(r => r.ScanId == at.Nonce), await db.Admissions.CountAsync(a => a.EventId == at.Event.Id && a.UndoId == null))));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_scan_and_the_same_one_from_the_queue(bool liveStandsStill) => TriedAsync(
        // The phone gave up waiting, let the person in by its list, and brings the same nonce later.
        DoorAsync, at => liveStandsStill ? LiveAsync(at) : BroughtAsync(at), at => liveStandsStill ? BroughtAsync(at) : LiveAsync(at), async (at, met) =>
        {
            Assert.Equal(("admitted", "admitted"), (met.First, met.Second));
            Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at.Event));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_scan_and_an_earlier_one_from_another_doors_queue(bool liveStandsStill) => TriedAsync(
        DoorAsync, at => liveStandsStill ? ScannedAsync(at) : EarlierAsync(at), at => liveStandsStill ? EarlierAsync(at) : ScannedAsync(at), async (at, met) =>
        {
            Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at.Event));
            Assert.Equal("Selatan", await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Event.Id).Select(a => a.Gate).SingleAsync()));
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_undo_and_an_earlier_entry_from_another_doors_queue(bool undoStandsStill) => TriedAsync(
        AdmittedAsync, at => undoStandsStill ? UndoneAsync(at) : EarlierAsync(at), at => undoStandsStill ? EarlierAsync(at) : UndoneAsync(at), async (at, met) =>
        {
            // Either the undo came first and the entry of the queue stands by itself, or the admission is the other door's to take back.
            var isUndone = ((string[])[met.First, met.Second]).Contains(nameof(HttpStatusCode.NoContent));
            Assert.Equal(isUndone ? new Kept(2, 2, 1, 1, 3) : new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at.Event));
            Assert.Equal("Selatan", await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Event.Id && a.UndoId == null).Select(a => a.Gate).SingleAsync()));
        });

    [Fact]
    public Task A_pairing_code_read_by_two_phones() => TriedAsync(
        async () =>
        {
            var at = await A.Event(site);
            return (Event: at, Code: await A.PairingCode(site, at));
        }, at => PairedAsync(at.Code), null, async (at, met) =>
        {
            Assert.Equal(1, await site.ReadAsync(db => db.Devices.CountAsync(d => d.EventId == at.Event.Id)));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.NotFound], ((HttpStatusCode[])[met.First, met.Second]).Order());
        });

    [Fact]
    public Task A_withdrawal_sent_again() => TriedAsync(
        async () =>
        {
            var (scene, ticket) = await SignedAsync();
            return (Scene: scene, Form: (await site.Visitor().GetAsync($"{ticket.Home}/komitmen/tarik")).IsOk().FormTo("/tarik"));
        }, at => at.Form.SubmitAsync(follow: false), null, async (at, met) =>
        {
            Assert.All([met.First, met.Second], a => Assert.Equal(HttpStatusCode.SeeOther, a.Status));
            Assert.Equal((1, 1), await site.ReadAsync(async db => (
                await db.PledgeStatements.CountAsync(w => w.EventId == at.Scene.Event.Id), await db.Audit.CountAsync(a => a.EventId == at.Scene.Event.Id && a.Act == Data.Acts.PledgeWithdrawn))));
        });

    [Fact]
    public Task A_correction_sent_again() => TriedAsync(
        async () =>
        {
            var (scene, ticket) = await SignedAsync();
            return (Scene: scene, Form: (await site.Visitor().GetAsync($"{ticket.Home}/komitmen/koreksi")).IsOk().FormTo("/koreksi").Set("Name", ticket.Name.Replace("Rahmawati", "Rahmawatie", StringComparison.Ordinal)));
        }, at => at.Form.SubmitAsync(follow: false), null, async (at, met) =>
        {
            Assert.All([met.First, met.Second], a => Assert.True(a.Status is HttpStatusCode.SeeOther or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{a.Status}"));
            Assert.Single(await at.Scene.PledgesAsync());
            Assert.Equal(2, await site.ReadAsync(db => db.Pledges.IgnoreQueryFilters().CountAsync(p => p.EventId == at.Scene.Event.Id)));
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

    private Task<Scene> OrganizedAsync() => OrganizedAsync(null);

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

    private static async Task<string> LiveAsync(Scene at) => (await at.Door.ScanAsync(at.Ticket.DoorCode, nonce: at.Nonce)).Verdict!;

    private async Task<string> BroughtAsync(Scene at) => Row(await at.Door.BatchAsync([Door.Row(at.Ticket.DoorCode, "Utara", site.Clock.Now, at.Nonce, verdict: "admitted")]));

    private async Task<string> EarlierAsync(Scene at) => Row(await QueueAsync(at.Other, at, "Selatan", 1));

    private static string Row(DoorAnswer batch) => batch.Body.GetProperty("answers")[0].GetProperty("answer").GetProperty("verdict").GetString()!;

    private static async Task<string> UndoneAsync(Scene at) => (await at.Door.UndoAsync(at.Admission)).Status.ToString();

    private async Task<HttpStatusCode> PairedAsync(string code)
    {
        using var phone = new HttpClient { BaseAddress = site.Bound };
        using var answer = await phone.PostAsJsonAsync("/api/v1/devices", new { pairingCode = code, name = "HP" }, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<(SigningScene Scene, TicketInHand Ticket)> SignedAsync()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await scene.InsideAsync();
        await scene.SignAsync(ticket);
        return (scene, ticket);
    }

    private static async Task<string> ScannedAsync(Scene at) => (await at.Door.ScanAsync(at.Ticket.DoorCode)).Verdict!;

    /// <summary>The ticket's own page with the button that gives the seat back.</summary>
    private async Task<Scene> GivingAsync()
    {
        var scene = await DoorAsync();
        return scene with { Form = await GiveFormAsync(scene.Ticket) };
    }

    private async Task<Form> GiveFormAsync(TicketInHand ticket) => (await site.Visitor().GetAsync(ticket.Home + "/batal")).IsOk().Form();

    private static async Task<string> GivenAsync(Scene at) => (await at.Form!.SubmitAsync()).Status == HttpStatusCode.Conflict ? "late" : "given";

    /// <summary>Inside with a seat, or outside without one; never inside on a seat that was given back.</summary>
    private async Task EitherAsync(Scene at, Met<string> met)
    {
        var isInside = ((string[])[met.First, met.Second]).Contains("admitted");
        Assert.Equal(isInside ? ["admitted", "late"] : ["given", "refused"], ((string[])[met.First, met.Second]).Order(StringComparer.Ordinal));
        Assert.Equal(isInside ? RegistrationState.Registered : RegistrationState.Cancelled, await site.ReadAsync(db => db.Registrations.Where(r => r.Id == at.Ticket.Id).Select(r => r.State).SingleAsync()));
        Assert.Equal((isInside ? 1 : 0, 0), await Forms.SeatsAsync(at.Event));
        Assert.Equal(isInside ? 1 : 0, (await Kept.OfAsync(site, at.Event)).Standing);
    }

    private Task<int> CancelledInsideAsync(Scene at) => site.ReadAsync(db => db.Admissions.CountAsync(
        a => a.EventId == at.Event.Id && a.UndoId == null && db.Registrations.Any(r => r.Id == a.RegistrationId && r.State == RegistrationState.Cancelled)));

    /// <summary>A running event with somebody at the panel who may change it.</summary>
    private async Task<Scene> OrganizedAsync(Action<Event>? change)
    {
        var (agency, organizer) = await (panel ??= SignInAsync());
        var at = await A.Event(site, e =>
        {
            (e.StartsAt, e.State, e.OnlineLink) = (site.Clock.Now.AddMinutes(-5), EventState.Running, "https://meet.contoh.go.id/netral");
            change?.Invoke(e);
        }, agency);
        var ticket = await A.Ticket(site, at);
        var form = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/kehadiran-kertas")).IsOk().Form("#catat").Tick("Came", ticket.Id.ToString())
            .Set("Gate", "Pintu Utara").Attach("Scan", "hadir.jpg", Pictures.LadenJpeg, "image/jpeg");
        return new(at, ticket, await A.Door(site, at), await A.Door(site, at, DeviceRight.Supervise), A.NewId(site)) { Organizer = organizer, Form = form };
    }

    private async Task<(Guid Agency, Visitor Organizer)> SignInAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        return (scene.AgencyId, await scene.SignInAsync(scene.Organizer));
    }

    private static async Task<string> EnteredAsync(Scene at) => (await at.Form!.SubmitAsync()).IsOk().Address;

    private static async Task<string> PostedAsync(Scene at, string what) => (await at.Organizer!.PostAsync($"/panel/kegiatan/{at.Event.Slug}/peserta/{at.Ticket.Id}/{what}", [])).IsOk().Address;

    /// <summary>Somebody who takes part from afar, and the word of the stream.</summary>
    private async Task<Scene> OnlineAsync()
    {
        var scene = await OrganizedAsync();
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == scene.Ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.IsOnline, true)));
        await site.WriteAsync(db => db.OnlineWords.Add(new OnlineWord { Id = A.NewId(site), EventId = scene.Event.Id, Word = "Melati senja", SetAt = site.Clock.Now, SetByAccountId = scene.Event.Id }));
        return scene with { Form = (await site.Visitor().GetAsync(scene.Ticket.Home)).IsOk().Form("form[data-hadir]").Set("kata", "melati senja") };
    }

    private static async Task<string> PressedAsync(Scene at) => (await at.Form!.SubmitAsync()).Words.Contains("Hadir secara daring", StringComparison.Ordinal) ? "admitted" : "refused";

    private async Task<(Event Event, TicketInHand Ticket, Form Press)> PressAsync()
    {
        var at = await Screens.EventAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.SelfCheckIn, SelfCheckIn.Open)));
        return await PressAsync(at, await A.Ticket(site, at));
    }

    private async Task<(Event Event, TicketInHand Ticket, Form Press)> PressAsync(Event at, TicketInHand ticket)
    {
        using var screen = await A.Door(site, at, DeviceRight.Screen);
        var phone = site.Visitor();
        (await phone.GetAsync(ticket.Home)).IsOk();
        var code = RotatingCode.Of(site.Services.GetRequiredService<KeyRing>().Link, screen.Pairing.GetProperty("deviceId").GetGuid(), RotatingCode.StepAt(site.Clock.Now));
        return (at, ticket, (await phone.GetAsync($"/hadir/{code}")).IsOk().Form("form[data-hadir]"));
    }

    /// <summary>One person with a ticket, two doors of which the second is a supervisor's.</summary>
    private sealed record Scene(Event Event, TicketInHand Ticket, Door Door, Door Other, Guid Nonce) : IDisposable
    {
        public string Admission { get; init; } = "";

        public Visitor? Organizer { get; init; }

        /// <summary>What is sent when this test's second person acts.</summary>
        public Form? Form { get; init; }

        public void Dispose()
        {
            Door?.Dispose();
            Other?.Dispose();
        }
    }
}

/// <summary>Pairs and signs in as often as there are places.</summary>
public sealed class PatientSite : Site
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:PublicFormsPerMinute", "10000"), new("Limits:SignInPerMinute", "10000")];
}
#endif
