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
    public async Task A_revoked_device_brings_nothing_until_its_rows_can_wait_for_a_supervisor()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await door.ScanAsync(ticket.DoorCode, forced: true, at: site.Clock.Now.AddMinutes(-5))).Status);
        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
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
