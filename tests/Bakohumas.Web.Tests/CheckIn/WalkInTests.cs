using System.Net;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.People;
using Bakohumas.Domain.Registrations;
using Bakohumas.Domain.Reminders;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>People who come without a registration: <c>POST /api/v1/events/{slug}/walk-ins</c> (product 6.3).</summary>
public sealed class WalkInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_walk_in_is_registered_let_in_mailed_and_audited_by_one_act()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        var answer = await PostAsync(door, at, f => f["agency"] = "Dinas Baru Sekali", mail: "lastri@contoh.example");

        Assert.Equal((HttpStatusCode.OK, "admitted", null, "Dinas Baru Sekali"), (answer.Status, answer.Verdict, answer.Reason, answer.Field("agency")));
        Assert.NotNull(answer.AdmissionId);
        var person = await OnlyAsync(at);
        Assert.Equal(
            (RegistrationSource.WalkIn, RegistrationState.Registered, EmploymentStatus.NonAsn, IdentityType.None, "lastri@contoh.example", "privasi-ringkas 1.0.0 id", "id"),
            (person.Source, person.State, person.Status, person.IdentityType, person.Mail, person.ConsentVersion, person.Language));
        Assert.Equal(1, await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.SeatsTaken).SingleAsync()));
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
        Assert.Equal(1, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.SubjectId == person.Id && m.Rule == MailRule.Ticket)));
        Assert.Equal(1, await AuditedAsync(at, Acts.WalkInMade));
        Assert.Equal(1, await AuditedAsync(at, Acts.RegistrationMade));
        // The ticket's code to photograph, never the personal link.
        Assert.StartsWith($"{site.Url}/t/", answer.Field("entrance"), StringComparison.Ordinal);
        Assert.DoesNotContain("/tiket/", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("alreadyInside", (await door.ScanAsync(answer.Field("entrance")!)).Verdict);
    }

    [Fact]
    public async Task A_known_nonce_returns_the_first_answer_and_another_form_under_it_is_a_conflict()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var first = await PostAsync(door, at, nonce: nonce);
        var again = await PostAsync(door, at, f => { f["skewMs"] = 77; f["forced"] = true; }, nonce: nonce);
        var other = await PostAsync(door, at, f => f["name"] = "Orang Lain", nonce: nonce);
        var scan = await door.ScanAsync((await A.Ticket(site, at)).DoorCode, nonce: nonce);

        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (other.Status, scan.Status));
        Assert.Equal(1, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Id)));
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task The_nonce_of_a_scan_is_no_nonce_of_a_form()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);
        await door.ScanAsync((await A.Ticket(site, at)).DoorCode, nonce: nonce);

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(door, at, nonce: nonce)).Status);
    }

    [Fact]
    public async Task One_form_sent_16_times_at_once_is_one_person()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => PostAsync(door, at, nonce: nonce)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, "admitted"), (a.Status, a.Verdict)));
        Assert.Single(answers.Select(a => a.AdmissionId).Distinct());
        await OnlyAsync(at);
    }

    [Fact]
    public async Task Of_16_people_at_once_one_gets_the_last_seat_and_the_others_hear_that_it_is_full()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        using var door = await A.Door(site, at);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PostAsync(door, at, f => f["name"] = $"Tamu {(char)('A' + i)}")));

        Assert.Single(answers, a => a.Verdict == "admitted");
        Assert.Equal(15, answers.Count(a => (a.Status, a.Verdict, a.Reason, a.Field("mayOverride")) == (HttpStatusCode.OK, "refused", "full", "False")));
        Assert.Equal(1, await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.SeatsTaken).SingleAsync()));
        Assert.Equal(15, await AuditedAsync(at, Acts.WalkInRefused));
        await OnlyAsync(at);
    }

    [Fact]
    public async Task A_supervisor_goes_above_the_seats_with_a_reason_and_a_scanner_does_not()
    {
        var at = await A.Event(site, e => { e.Capacity = 1; e.HardLimit = 3; });
        await A.Ticket(site, at);
        using var scanner = await A.Door(site, at);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        void WithReason(Dictionary<string, object?> f) => f["reason"] = "Kepala dinas yang diundang lisan";

        var scanned = await PostAsync(scanner, at, WithReason);
        var silent = await PostAsync(supervisor, at);
        var let = await PostAsync(supervisor, at, WithReason);

        Assert.Equal(("refused", "full", "False"), (scanned.Verdict, scanned.Reason, scanned.Field("mayOverride")));
        Assert.Equal(("refused", "full", "True"), (silent.Verdict, silent.Reason, silent.Field("mayOverride")));
        Assert.Equal("admitted", let.Verdict);
        Assert.Equal((2, 0), await SeatsAsync(at));
        Assert.Equal(1, await AuditedAsync(at, Acts.WalkInOverCapacity));
        var row = await site.ReadAsync(db => db.WalkIns.AsNoTracking().SingleAsync(w => w.EventId == at.Id && w.IsOverCapacity));
        Assert.Equal("Kepala dinas yang diundang lisan", row.Reason);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        Assert.Contains("Kepala dinas yang diundang lisan", (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{row.RegistrationId}")).IsOk().Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(null)]
    public async Task At_the_hard_limit_of_the_room_nobody_passes_however_many_try_at_once(int? limit)
    {
        var at = await A.Event(site, e => { e.Capacity = 1; e.HardLimit = limit; });
        await A.Ticket(site, at);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => PostAsync(supervisor, at, f => { f["name"] = $"Tamu {(char)('A' + i)}"; f["reason"] = "Diminta panitia"; })));

        Assert.Equal((limit ?? 1) - 1, answers.Count(a => a.Verdict == "admitted"));
        Assert.All(answers.Where(a => a.Verdict != "admitted"), a => Assert.Equal(("refused", "hardLimit", "False"), (a.Verdict, a.Reason, a.Field("mayOverride"))));
        Assert.Equal((limit ?? 1, 0), await SeatsAsync(at));
    }

    [Fact]
    public async Task Below_the_guarded_update_the_table_refuses_a_seat_above_the_limit()
    {
        var at = await A.Event(site, e => { e.Capacity = 1; e.HardLimit = 2; });

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync($"UPDATE \"Events\" SET \"SeatsTaken\" = 3 WHERE \"Slug\" = '{at.Slug}'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync($"UPDATE \"Events\" SET \"HardLimit\" = 0 WHERE \"Slug\" = '{at.Slug}'"));
        Assert.Equal(1, await site.ExecuteAsync($"UPDATE \"Events\" SET \"SeatsTaken\" = 2 WHERE \"Slug\" = '{at.Slug}'"));
    }

    [Fact]
    public async Task Who_is_registered_already_is_let_in_with_that_ticket_and_its_code_stays_off_the_screen()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var first = await PostAsync(door, at, mail: "sama@contoh.example");
        await door.UndoAsync(first.AdmissionId!);

        var again = await PostAsync(door, at, f => f["name"] = "LASTRI  HANDAYANI", mail: "SAMA@contoh.example");
        var third = await PostAsync(door, at, mail: "sama@contoh.example");

        Assert.Equal(("admitted", "True", null), (again.Verdict, again.Field("known"), again.Field("entrance")));
        Assert.Equal(("alreadyInside", "Utara"), (third.Verdict, third.Body.GetProperty("first").GetProperty("gate").GetString()));
        Assert.Equal((1, 0), await SeatsAsync(at));
        await OnlyAsync(at);
    }

    [Fact]
    public async Task What_happened_without_network_is_kept_without_a_seat_and_waits_for_a_check()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-30);

        var brought = await PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "u-07"; f["at"] = Stamp(happened); });

        Assert.Equal(("admitted", "True", "U-07"), (brought.Verdict, brought.Field("seatCheck"), brought.Field("slip")));
        Assert.Equal((1, 1), await SeatsAsync(at));
        var person = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.EventId == at.Id && r.Source == RegistrationSource.WalkIn));
        Assert.Equal(happened, await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == person.Id).Select(a => a.At).SingleAsync()));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var home = $"/panel/kegiatan/{at.Slug}/peserta";
        Assert.Contains("1 orang masuk tanpa kursi", (await officer.GetAsync($"/panel/kegiatan/{at.Slug}")).IsOk().Words, StringComparison.Ordinal);
        foreach (var list in (string[])[$"{home}?keadaan=SeatCheck", $"{home}?keadaan=WalkIn", $"{home}?q=u-07"])
            Assert.Equal([person.Id.ToString()], (await officer.GetAsync(list)).IsOk().Html.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        var page = (await officer.GetAsync($"{home}/{person.Id}")).IsOk();
        Assert.Contains("U-07", page.Words, StringComparison.Ordinal);

        (await page.FormTo("/kursi").Set("catatan", " ").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        var settled = (await page.FormTo("/kursi").Set("catatan", "Kursi tambahan di baris belakang").SubmitAsync()).IsOk();
        Assert.Contains("Kursi tambahan di baris belakang", settled.Words, StringComparison.Ordinal);
        (await page.FormTo("/kursi").Set("catatan", "Lagi").SubmitAsync()).IsOk();
        Assert.Equal("Kursi tambahan di baris belakang", await site.ReadAsync(db => db.SeatChecks.Where(c => c.RegistrationId == person.Id).Select(c => c.Note).SingleAsync()));
        Assert.Empty((await officer.GetAsync($"{home}?keadaan=SeatCheck")).IsOk().Html.QuerySelectorAll("main tbody th a"));
        Assert.Equal(1, await AuditedAsync(at, Acts.SeatChecked));
        using var stranger = await new Reminders.Stage(site).OfficerAsync(await A.Agency(site));
        (await stranger.GetAsync("/akun")).IsOk();
        (await stranger.PostAsync($"{home}/{person.Id}/kursi", [new("catatan", "x y z")])).Is(HttpStatusCode.NotFound);
        foreach (var sql in (string[])["UPDATE \"SeatChecks\" SET \"RegistrationId\" = \"Id\"", "DELETE FROM \"SeatChecks\"", "UPDATE \"WalkIns\" SET \"Gate\" = 'x'", "DELETE FROM \"WalkIns\""])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync(sql));
    }

    [Fact]
    public async Task A_seat_that_was_never_taken_is_never_given_back()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var brought = await PostAsync(door, at, f => f["forced"] = true);
        await door.UndoAsync(brought.AdmissionId!);
        var person = await site.ReadAsync(db => db.Registrations.Where(r => r.EventId == at.Id && r.IsSeatless).Select(r => r.Id).SingleAsync());
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        (await (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{person}")).IsOk().FormTo("/batal").SubmitAsync()).IsOk();

        Assert.Equal((1, 0), await SeatsAsync(at));
    }

    [Fact]
    public async Task A_refusal_whose_answer_was_lost_does_not_hide_what_the_door_then_decided()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var live = await PostAsync(door, at, nonce: nonce);
        var brought = await PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "A-01"; }, nonce: nonce);
        var again = await PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "A-01"; }, nonce: nonce);

        Assert.Equal(("full", "admitted"), (live.Reason, brought.Verdict));
        Assert.Equal(brought.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal((1, 1), await SeatsAsync(at));
    }

    [Fact]
    public async Task An_admission_whose_answer_was_lost_takes_the_slip_of_the_retry()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);
        await PostAsync(door, at, nonce: nonce);

        var brought = await PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "B-12"; }, nonce: nonce);
        await PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "B-13"; }, nonce: nonce);

        Assert.Equal(("B-12", "False"), (brought.Field("slip"), brought.Field("seatCheck")));
        Assert.Equal("B-12", (await OnlyAsync(at)).Slip);
    }

    [Fact]
    public async Task What_a_revoked_device_brings_holds_no_seat_and_sends_no_mail_until_somebody_confirms_it()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        var happened = Stamp(site.Clock.Now.AddMinutes(-5));

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(door, at)).Status);
        var one = await PostAsync(door, at, f => { f["forced"] = true; f["at"] = happened; f["name"] = "Yang Benar"; }, mail: "benar@contoh.example");
        var two = await PostAsync(door, at, f => { f["forced"] = true; f["at"] = happened; f["name"] = "Yang Palsu"; }, mail: "palsu@contoh.example");

        Assert.Equal(("admitted", null, "admitted"), (one.Verdict, one.AdmissionId, two.Verdict));
        Assert.Equal((0, 0), await SeatsAsync(at));
        Assert.Equal(0, await site.ReadAsync(db => db.Outbox.CountAsync(m => m.EventId == at.Id)));
        Assert.Equal(new Kept(2, 0, 0, 0, 2), await Kept.OfAsync(site, at));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);
        var home = $"/panel/kegiatan/{at.Slug}/perangkat/menunggu";
        Assert.Contains("Yang Benar", (await officer.GetAsync(home)).IsOk().Words, StringComparison.Ordinal);
        foreach (var (name, confirmed) in ((string, string)[])[("Yang Benar", "true"), ("Yang Palsu", "false")])
        {
            var scan = await site.ReadAsync(db => db.Scans.Where(s => db.Registrations.Any(r => r.Id == s.RegistrationId && r.EventId == at.Id && r.Name == name)).Select(s => s.Id).SingleAsync());
            (await officer.PostAsync($"{home}/{scan}", [new("diterima", confirmed)])).IsOk();
        }

        var people = await site.ReadAsync(db => db.Registrations.AsNoTracking().Where(r => r.EventId == at.Id).OrderBy(r => r.Name).ToListAsync());
        Assert.Equal([RegistrationState.Registered, RegistrationState.Cancelled], people.Select(p => p.State));
        Assert.Equal((1, 0), await SeatsAsync(at));
        Assert.Equal([people[0].Id], await site.ReadAsync(db => db.Outbox.Where(m => m.EventId == at.Id).Select(m => m.SubjectId).ToListAsync()));
        Assert.Equal([people[0].Id], await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id).Select(a => a.RegistrationId).ToListAsync()));
    }

    [Theory]
    [InlineData("tooEarly")]
    [InlineData("closed")]
    [InlineData("cancelled")]
    [InlineData("deviceRight")]
    public async Task The_door_refuses_by_its_own_rules_and_registers_nobody(string reason)
    {
        var now = site.Clock.Now;
        var at = await A.Event(site, e =>
        {
            if (reason == "tooEarly") (e.StartsAt, e.EndsAt) = (now.AddHours(3), now.AddHours(6));
            if (reason == "closed") e.State = EventState.Finished;
            if (reason == "cancelled") e.State = EventState.Cancelled;
        });
        using var door = await A.Door(site, at, reason == "deviceRight" ? DeviceRight.Kiosk : DeviceRight.Scan);

        var answer = await PostAsync(door, at);

        Assert.Equal((HttpStatusCode.OK, "refused", reason), (answer.Status, answer.Verdict, answer.Reason));
        Assert.Equal(0, await site.ReadAsync(db => db.Registrations.CountAsync(r => r.EventId == at.Id)));
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
        Assert.Equal(1, await AuditedAsync(at, Acts.WalkInRefused));
    }

    [Fact]
    public async Task Closed_registration_closes_the_list_and_not_the_door()
    {
        var at = await A.Event(site, e => { e.State = EventState.RegistrationClosed; e.RegistrationClosedAt = site.Clock.Now; });
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await PostAsync(door, at)).Verdict);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "   ")]
    [InlineData("name", "12345")]
    [InlineData("agency", "")]
    [InlineData("agency", "…")]
    [InlineData("status", "Astronaut")]
    [InlineData("status", "0")]
    [InlineData("status", null)]
    [InlineData("mail", "bukan surel")]
    [InlineData("mail", null)]
    [InlineData("phone", "021-555123")]
    [InlineData("consent", null)]
    [InlineData("consent", "ya")]
    [InlineData("gate", "")]
    [InlineData("at", "kemarin")]
    [InlineData("nonce", "x")]
    [InlineData("slip", "terlalu panjang ini")]
    [InlineData("agencyId", "01990000-0000-7000-8000-000000000001")]
    public async Task A_malformed_form_is_named_by_its_field_and_nothing_is_written(string field, string? value)
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);

        var answer = await PostAsync(door, at, f => f[field] = value);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(field == "agencyId" ? "agency" : field, out var messages), answer.Body.GetRawText());
        Assert.NotEqual(0, messages.GetArrayLength());
        Assert.Equal(0, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Id)));
    }

    [Fact]
    public async Task An_event_of_one_audience_asks_for_no_status_and_takes_no_other()
    {
        var at = await A.Event(site, e => e.Audience = [EmploymentStatus.Pns]);
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await PostAsync(door, at, f => f["status"] = null)).Verdict);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(door, at, f => f["status"] = "Media")).Status);
        Assert.Equal(EmploymentStatus.Pns, (await OnlyAsync(at)).Status);
    }

    [Fact]
    public async Task An_agency_of_the_list_is_found_by_id_and_by_any_spelling_of_its_name()
    {
        var at = await A.Event(site);
        var agency = await A.Agency(site, "Badan Kepegawaian Uji Langsung");
        using var door = await A.Door(site, at);

        await PostAsync(door, at, f => { f["agency"] = null; f["agencyId"] = agency.ToString(); f["name"] = "Satu"; });
        await PostAsync(door, at, f => { f["agency"] = "badan kepegawaian  UJI langsung"; f["name"] = "Dua"; });

        Assert.Equal([agency, agency], await site.ReadAsync(db => db.Registrations.Where(r => r.EventId == at.Id).Select(r => r.AgencyId).ToListAsync()));
    }

    [Fact]
    public async Task An_unknown_token_and_a_foreign_event_are_told_apart_from_nothing_else()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        using var door = await A.Door(site, at);

        var foreign = await PostAsync(door, other);
        var missing = await door.PostAsync("/api/v1/events/tidak-ada/walk-ins", Form());
        using var client = new HttpClient { BaseAddress = site.Bound };
        using var nobody = await client.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", System.Net.Http.Json.JsonContent.Create(Form()), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new("Bearer", new string('x', 43));
        using var unknown = await client.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", System.Net.Http.Json.JsonContent.Create(Form()), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, missing.Status));
        Assert.Equal(Bare(missing), Bare(foreign));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (nobody.StatusCode, unknown.StatusCode));
        Assert.Equal(0, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Id || w.EventId == other.Id)));
    }

    [Fact]
    public async Task A_form_that_a_phone_sealed_is_opened_by_the_server_alone_and_only_under_its_nonce()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        using var door = await A.Door(site, at);
        using var elsewhere = await A.Door(site, other);
        var nonce = A.NewId(site);
        var open = Form(nonce);
        var sealedForm = Seal(at.Id, nonce, open);
        Dictionary<string, object?> Bare(Guid under) => new() { ["nonce"] = under.ToString(), ["sealed"] = sealedForm, ["gate"] = "Utara", ["at"] = Stamp(site.Clock.Now.AddMinutes(-3)), ["skewMs"] = 0, ["forced"] = true, ["slip"] = "U-01" };

        var brought = await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", Bare(nonce));
        // What was tried live under the same nonce is the same form.
        var live = await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", open);

        Assert.Equal(("admitted", "Lastri Handayani", "U-01"), (brought.Verdict, brought.Field("name"), brought.Field("slip")));
        Assert.Equal(brought.Body.GetRawText(), live.Body.GetRawText());
        Assert.DoesNotContain("Lastri", sealedForm, StringComparison.Ordinal);
        foreach (var (wrong, address) in ((DoorAnswer, string)[])
                 [
                     (await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", Bare(A.NewId(site))), "other nonce"),
                     (await elsewhere.PostAsync($"/api/v1/events/{other.Slug}/walk-ins", Bare(nonce)), "other event"),
                     (await PostAsync(door, at, f => f["sealed"] = "AAAA"), "too short"),
                     (await PostAsync(door, at, f => f["sealed"] = "???"), "no base64url"),
                 ])
            Assert.Equal((HttpStatusCode.BadRequest, "sealed"), (wrong.Status, wrong.Field("title")));
        await OnlyAsync(at);
    }

    // As SealedForm describes it, from the phone's side.
    private string Seal(Guid eventId, Guid nonce, object form)
    {
        using var box = Bakohumas.Domain.CheckIn.Offline.OfflineKey.Opening(site.Services.GetRequiredService<Platform.Security.KeyRing>().Link, eventId);
        using var own = System.Security.Cryptography.ECDiffieHellman.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var q = own.ExportParameters(false).Q;
        byte[] point = [4, .. q.X!, .. q.Y!];
        var secrets = System.Security.Cryptography.HKDF.DeriveKey(
            System.Security.Cryptography.HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(box.PublicKey), 44, point, "bakohumas offline form v1"u8.ToArray());
        var plain = JsonSerializer.SerializeToUtf8Bytes(form);
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var gcm = new System.Security.Cryptography.AesGcm(secrets[..32], 16);
        gcm.Encrypt(secrets[32..], plain, cipher, tag, nonce.ToByteArray(bigEndian: true));
        return System.Buffers.Text.Base64Url.EncodeToString([.. point, .. cipher, .. tag]);
    }

    // Without the trace that names the call.
    private static string Bare(DoorAnswer answer) => string.Join(';', answer.Body.EnumerateObject().Where(p => p.Name != "traceId").Select(p => p.ToString()));

    private Task<DoorAnswer> PostAsync(Door door, Event at, Action<Dictionary<string, object?>>? change = null, Guid? nonce = null, string mail = "lastri.handayani@contoh.example")
    {
        var form = Form(nonce, mail);
        change?.Invoke(form);
        return door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", form);
    }

    private Dictionary<string, object?> Form(Guid? nonce = null, string mail = "lastri.handayani@contoh.example") => new()
    {
        ["nonce"] = (nonce ?? A.NewId(site)).ToString(), ["name"] = "Lastri Handayani", ["agency"] = "Dinas Kominfo Contoh", ["unit"] = "Seksi Publikasi", ["status"] = "NonAsn", ["mail"] = mail,
        ["consent"] = "privasi-ringkas 1.0.0 id", ["gate"] = "Utara", ["at"] = Stamp(site.Clock.Now), ["skewMs"] = 0, ["forced"] = false,
    };

    private static string Stamp(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    private Task<Registration> OnlyAsync(Event at) => site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.EventId == at.Id && r.Source == RegistrationSource.WalkIn));

    private async Task<(int Taken, int Over)> SeatsAsync(Event at)
    {
        var row = await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => new { e.SeatsTaken, e.SeatsOver }).SingleAsync());
        return (row.SeatsTaken, row.SeatsOver);
    }

    private Task<int> AuditedAsync(Event at, string act) => site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == act));
}
