using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Which seat somebody gets who comes without a registration, and who stays without one.</summary>
public sealed class WalkInSeatTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Of_16_people_at_once_one_gets_the_last_seat_and_the_others_hear_that_it_is_full()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        using var door = await A.Door(site, at);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Forms.PostAsync(door, at, f => f["name"] = $"Tamu {(char)('A' + i)}")));

        Assert.Single(answers, a => a.Verdict == "admitted");
        Assert.Equal(15, answers.Count(a => (a.Status, a.Verdict, a.Reason, a.Field("mayOverride")) == (HttpStatusCode.OK, "refused", "full", "False")));
        Assert.Equal(1, await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.SeatsTaken).SingleAsync()));
        Assert.Equal(15, await Forms.AuditedAsync(at, Acts.WalkInRefused));
        await Forms.OnlyAsync(at);
    }

    [Fact]
    public async Task A_supervisor_goes_above_the_seats_with_a_reason_and_a_scanner_does_not()
    {
        var at = await A.Event(site, e => { e.Capacity = 1; e.HardLimit = 3; });
        await A.Ticket(site, at);
        using var scanner = await A.Door(site, at);
        using var supervisor = await A.Door(site, at, DeviceRight.Supervise);
        void WithReason(Dictionary<string, object?> f) => f["reason"] = "Kepala dinas yang diundang lisan";

        var scanned = await Forms.PostAsync(scanner, at, WithReason);
        var silent = await Forms.PostAsync(supervisor, at);
        var let = await Forms.PostAsync(supervisor, at, WithReason);

        Assert.Equal(("refused", "full", "False"), (scanned.Verdict, scanned.Reason, scanned.Field("mayOverride")));
        Assert.Equal(("refused", "full", "True"), (silent.Verdict, silent.Reason, silent.Field("mayOverride")));
        Assert.Equal("admitted", let.Verdict);
        Assert.Equal((2, 0), await Forms.SeatsAsync(at));
        Assert.Equal(1, await Forms.AuditedAsync(at, Acts.WalkInOverCapacity));
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

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Forms.PostAsync(supervisor, at, f => { f["name"] = $"Tamu {(char)('A' + i)}"; f["reason"] = "Diminta panitia"; })));

        Assert.Equal((limit ?? 1) - 1, answers.Count(a => a.Verdict == "admitted"));
        Assert.All(answers.Where(a => a.Verdict != "admitted"), a => Assert.Equal(("refused", "hardLimit", "False"), (a.Verdict, a.Reason, a.Field("mayOverride"))));
        Assert.Equal((limit ?? 1, 0), await Forms.SeatsAsync(at));
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
    public async Task What_happened_without_network_is_kept_without_a_seat_and_waits_for_a_check()
    {
        var at = await A.Event(site, e => e.Capacity = 1);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-30);

        var brought = await Forms.PostAsync(door, at, f => { f["forced"] = true; f["slip"] = "u-07"; f["at"] = WalkInForms.Stamp(happened); });

        Assert.Equal(("admitted", "True", "U-07"), (brought.Verdict, brought.Field("seatCheck"), brought.Field("slip")));
        Assert.Equal((1, 1), await Forms.SeatsAsync(at));
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
        Assert.Equal(1, await Forms.AuditedAsync(at, Acts.SeatChecked));
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
        var brought = await Forms.PostAsync(door, at, f => f["forced"] = true);
        await door.UndoAsync(brought.AdmissionId!);
        var person = await site.ReadAsync(db => db.Registrations.Where(r => r.EventId == at.Id && r.IsSeatless).Select(r => r.Id).SingleAsync());
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        (await (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/peserta/{person}")).IsOk().FormTo("/batal").SubmitAsync()).IsOk();

        Assert.Equal((1, 0), await Forms.SeatsAsync(at));
    }

    private WalkInForms Forms => new(site);
}
