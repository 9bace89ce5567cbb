using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>What happened offline is a fact (product 6.3): rows that are brought afterwards.</summary>
public sealed class ForcedTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_second_admission_from_offline_is_kept_and_marked_as_a_conflict()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        await door.ScanAsync(ticket.DoorCode, gate: "Utara");
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        var brought = await door.ScanAsync(ticket.DoorCode, gate: "Selatan", forced: true, at: site.Clock.Now.AddMinutes(-5));

        Assert.Equal(("admitted", "True"), (brought.Verdict, brought.Field("conflict")));
        Assert.Equal("Utara", brought.Body.GetProperty("first").GetProperty("gate").GetString());
        Assert.Equal(new Kept(2, 1, 1, 0, 2), await Kept.OfAsync(site, at));
    }

    [Theory]
    [InlineData(false, -20_000)]
    [InlineData(false, 1_440)]
    [InlineData(true, 45)]
    public async Task A_wrong_clock_at_the_door_moves_no_attendance(bool forced, int minutes)
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var said = site.Clock.Now.AddMinutes(minutes);

        var answer = await door.ScanAsync(ticket.DoorCode, forced: forced, at: said);

        Assert.Equal("admitted", answer.Verdict);
        Assert.Equal(site.Clock.Now, await site.ReadAsync(db => db.Admissions.Where(a => a.RegistrationId == ticket.Id).Select(a => a.At).SingleAsync()));
        Assert.Equal(said, await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == ticket.Id).Select(s => s.At).SingleAsync()));
    }

    [Fact]
    public async Task A_retry_may_write_the_code_in_another_way()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var nonce = Guid.CreateVersion7(site.Clock.Now);

        var first = await door.ScanAsync(ticket.DoorCode, nonce: nonce);
        var again = await door.ScanAsync($"{site.Url}/t/{ticket.DoorCode.ToLowerInvariant()}", nonce: nonce);

        Assert.Equal(("admitted", first.AdmissionId), (again.Verdict, again.AdmissionId));
    }

    [Theory]
    [InlineData(30, 0, "admitted", null)]
    [InlineData(30, 1, "refused", "closed")]
    public async Task Thirty_days_after_the_end_it_is_too_late(int days, int milliseconds, string verdict, string? reason)
    {
        var now = site.Clock.Now;
        var at = await A.Event(site, e => { e.EndsAt = now.AddDays(-days).AddMilliseconds(-milliseconds); e.StartsAt = e.EndsAt.AddHours(-3); e.State = EventState.Finished; });
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);

        var brought = await door.ScanAsync(ticket.DoorCode, forced: true, at: at.StartsAt);

        Assert.Equal((verdict, reason), (brought.Verdict, brought.Reason));
        Assert.Equal("closed", (await door.ScanAsync((await A.Ticket(site, at)).DoorCode)).Reason);
    }

    [Fact]
    public async Task An_expired_device_brings_what_happened_before_and_can_do_nothing_else()
    {
        var at = await A.Event(site);
        var (ticket, other) = (await A.Ticket(site, at), await A.Ticket(site, at));
        using var door = await A.Door(site, at);
        var ends = door.Pairing.GetProperty("expiresAt").GetDateTimeOffset();
        site.Clock.Set(ends.AddDays(2));

        var before = await door.ScanAsync(ticket.DoorCode, forced: true, at: at.StartsAt);
        var after = await door.ScanAsync(other.DoorCode, forced: true, at: ends);

        Assert.Equal("admitted", before.Verdict);
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.ScanAsync(other.DoorCode, at: at.StartsAt)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.RosterAsync("siti")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.UndoAsync(before.AdmissionId!)).Status);
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_revoked_device_brings_what_happened_before_and_it_counts_once_somebody_confirms_it()
    {
        var (at, door, officer) = await RevokedAsync();
        var (ticket, wrong, late) = (await A.Ticket(site, at), await A.Ticket(site, at), await A.Ticket(site, at));
        var happened = site.Clock.Now.AddMinutes(-5);

        var brought = await door.ScanAsync(ticket.DoorCode, forced: true, at: happened);
        await door.ScanAsync(wrong.DoorCode, forced: true, at: happened);

        Assert.Equal(("admitted", null), (brought.Verdict, brought.AdmissionId));
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.ScanAsync(late.DoorCode, forced: true, at: site.Clock.Now)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.ScanAsync(late.DoorCode, at: happened)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.RosterAsync("siti")).Status);
        Assert.Equal(new Kept(2, 0, 0, 0, 2), await Kept.OfAsync(site, at));

        var home = $"/panel/kegiatan/{at.Slug}/perangkat";
        Assert.Contains("2 pindaian menunggu konfirmasi", (await officer.GetAsync(home)).IsOk().Words, StringComparison.Ordinal);
        var scan = await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == ticket.Id).Select(s => s.Id).SingleAsync());
        var rejected = await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == wrong.Id).Select(s => s.Id).SingleAsync());
        (await officer.GetAsync(home + "/menunggu")).IsOk();
        (await officer.PostAsync($"{home}/menunggu/{scan}", [new("diterima", "true")])).IsOk();
        (await officer.PostAsync($"{home}/menunggu/{rejected}", [new("diterima", "false")])).IsOk();
        // Decided once.
        (await officer.PostAsync($"{home}/menunggu/{rejected}", [new("diterima", "true")])).IsOk();

        var came = await site.ReadAsync(db => db.Admissions.AsNoTracking().SingleAsync(a => a.EventId == at.Id));
        Assert.Equal((ticket.Id, scan, happened), (came.RegistrationId, came.ScanId, came.At));
        Assert.DoesNotContain("menunggu konfirmasi", (await officer.GetAsync(home)).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal((1, 1), await site.ReadAsync(async db => (await db.Audit.CountAsync(a => a.Act == Data.Acts.ScanConfirmed && a.SubjectId == scan), await db.Audit.CountAsync(a => a.Act == Data.Acts.ScanRejected && a.SubjectId == rejected))));
    }

    [Fact]
    public async Task What_waits_moves_nobody_and_a_confirmation_makes_no_second_admission()
    {
        var (at, door, officer) = await RevokedAsync();
        var ticket = await A.Ticket(site, at);
        using var other = await A.Door(site, at, DeviceRight.Supervise);
        await other.ScanAsync(ticket.DoorCode);
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        await door.ScanAsync(ticket.DoorCode, direction: "out", forced: true, at: site.Clock.Now.AddMinutes(-5));
        var again = await door.ScanAsync(ticket.DoorCode, forced: true, at: site.Clock.Now.AddMinutes(-5));

        Assert.Equal("alreadyInside", (await other.ScanAsync(ticket.DoorCode)).Verdict);
        Assert.True((await other.RosterAsync("siti")).Body.EnumerateArray().Single(r => r.GetProperty("ticketId").GetGuid() == ticket.Id).GetProperty("inside").GetBoolean());
        Assert.Equal("admitted", again.Verdict);
        var held = await site.ReadAsync(db => db.Scans.Where(s => s.EventId == at.Id && s.IsHeld && s.Verdict == Verdict.Admitted).Select(s => s.Id).SingleAsync());
        (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu")).IsOk();
        (await officer.PostAsync($"/panel/kegiatan/{at.Slug}/perangkat/menunggu/{held}", [new("diterima", "true")])).IsOk();
        Assert.Equal(1, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task Another_organizer_decides_nothing_here_and_a_decision_cannot_be_rewritten()
    {
        var (at, door, officer) = await RevokedAsync();
        var ticket = await A.Ticket(site, at);
        await door.ScanAsync(ticket.DoorCode, forced: true, at: site.Clock.Now.AddMinutes(-5));
        var scan = await site.ReadAsync(db => db.Scans.Where(s => s.RegistrationId == ticket.Id).Select(s => s.Id).SingleAsync());
        var stage = new Reminders.Stage(site);
        using var stranger = await stage.OfficerAsync(await stage.AgencyAsync("Lain"));
        var home = $"/panel/kegiatan/{at.Slug}/perangkat/menunggu";

        (await stranger.GetAsync("/akun")).IsOk();
        (await stranger.GetAsync(home)).Is(HttpStatusCode.NotFound);
        (await stranger.PostAsync($"{home}/{scan}", [new("diterima", "true")])).Is(HttpStatusCode.NotFound);
        (await officer.GetAsync(home)).IsOk();
        (await officer.PostAsync($"{home}/{A.NewId(site)}", [new("diterima", "true")])).Is(HttpStatusCode.NotFound);
        (await officer.PostAsync($"{home}/{scan}", [new("diterima", "false")])).IsOk();

        foreach (var sql in (string[])["UPDATE \"ScanReviews\" SET \"IsConfirmed\" = NOT \"IsConfirmed\"", "DELETE FROM \"ScanReviews\""])
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync(sql));
    }

    private async Task<(Event At, Door Door, Visitor Officer)> RevokedAsync()
    {
        var at = await A.Event(site);
        var door = await A.Door(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        return (at, door, await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId));
    }

    [Fact]
    public async Task A_forced_row_says_so_and_keeps_both_clocks()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-7);

        await door.PostAsync($"/api/v1/events/{at.Slug}/admissions", new { nonce = A.NewId(site), code = ticket.DoorCode, gate = "1", at = happened, skewMs = -420, forced = true });

        var row = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.EventId == at.Id));
        Assert.Equal((true, happened, site.Clock.Now, -420, Verdict.Admitted), (row.Forced, row.At, row.HeardAt, row.SkewMs, row.Verdict));
    }
}
