using System.Net;
using System.Text.Json;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Forms that come twice, late, sealed, or from a phone that was lost.</summary>
public sealed class WalkInQueueTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_known_nonce_returns_the_first_answer_and_another_form_under_it_is_a_conflict()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var first = await Forms.PostAsync(door, at, nonce: nonce);
        var again = await Forms.PostAsync(door, at, f => { f["skewMs"] = 77; f["forced"] = true; }, nonce: nonce);
        var other = await Forms.PostAsync(door, at, f => f["name"] = "Orang Lain", nonce: nonce);
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

        Assert.Equal(HttpStatusCode.Conflict, (await Forms.PostAsync(door, at, nonce: nonce)).Status);
    }

    [Fact]
    public async Task One_form_sent_16_times_at_once_is_one_person()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Forms.PostAsync(door, at, nonce: nonce)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, "admitted"), (a.Status, a.Verdict)));
        Assert.Single(answers.Select(a => a.AdmissionId).Distinct());
        await Forms.OnlyAsync(at);
    }

    [Fact]
    public async Task A_refusal_whose_answer_was_lost_does_not_hide_what_the_door_then_decided()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);

        var live = await Forms.PostAsync(door, at, nonce: nonce);
        var brought = await Forms.PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "A-01"; }, nonce: nonce);
        var again = await Forms.PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "A-01"; }, nonce: nonce);

        Assert.Equal(("full", "admitted"), (live.Reason, brought.Verdict));
        Assert.Equal(brought.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal((1, 1), await Forms.SeatsAsync(at));
    }

    [Fact]
    public async Task An_admission_whose_answer_was_lost_takes_the_slip_of_the_retry()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var nonce = A.NewId(site);
        await Forms.PostAsync(door, at, nonce: nonce);

        var brought = await Forms.PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "B-12"; }, nonce: nonce);
        await Forms.PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "B-13"; }, nonce: nonce);

        Assert.Equal(("B-12", "False"), (brought.Field("slip"), brought.Field("seatCheck")));
        Assert.Equal("B-12", (await Forms.OnlyAsync(at)).Slip);
    }

    [Fact]
    public async Task What_a_revoked_device_brings_holds_no_seat_and_sends_no_mail_until_somebody_confirms_it()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        var happened = WalkInForms.Stamp(site.Clock.Now.AddMinutes(-5));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Forms.PostAsync(door, at)).Status);
        var one = await Forms.PostAsync(door, at, f => { f["forced"] = true; f["at"] = happened; f["name"] = "Yang Benar"; }, mail: "benar@contoh.example");
        var two = await Forms.PostAsync(door, at, f => { f["forced"] = true; f["at"] = happened; f["name"] = "Yang Palsu"; }, mail: "palsu@contoh.example");

        Assert.Equal(("admitted", null, "admitted"), (one.Verdict, one.AdmissionId, two.Verdict));
        Assert.Equal((0, 0), await Forms.SeatsAsync(at));
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
        Assert.Equal((1, 0), await Forms.SeatsAsync(at));
        Assert.Equal([people[0].Id], await site.ReadAsync(db => db.Outbox.Where(m => m.EventId == at.Id).Select(m => m.SubjectId).ToListAsync()));
        Assert.Equal([people[0].Id], await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id).Select(a => a.RegistrationId).ToListAsync()));
    }

    [Fact]
    public async Task A_form_that_a_phone_sealed_is_opened_by_the_server_alone_and_only_under_its_nonce()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        using var door = await A.Door(site, at);
        using var elsewhere = await A.Door(site, other);
        var nonce = A.NewId(site);
        var open = Forms.Form(nonce);
        var sealedForm = Forms.Seal(at.Id, nonce, open);
        Dictionary<string, object?> Bare(Guid under) => new() { ["nonce"] = under.ToString(), ["sealed"] = sealedForm, ["gate"] = "Utara", ["at"] = WalkInForms.Stamp(site.Clock.Now.AddMinutes(-3)), ["skewMs"] = 0, ["forced"] = true, ["slip"] = "U-01" };

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
                     (await Forms.PostAsync(door, at, f => f["sealed"] = "AAAA"), "too short"),
                     (await Forms.PostAsync(door, at, f => f["sealed"] = "???"), "no base64url"),
                 ])
            Assert.Equal((HttpStatusCode.BadRequest, "sealed"), (wrong.Status, wrong.Field("title")));
        await Forms.OnlyAsync(at);
    }

    private WalkInForms Forms => new(site);
}
