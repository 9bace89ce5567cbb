using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Pledges;

/// <summary>In the room or by the mailed link, and what the paper says about it.</summary>
public sealed class AssuranceTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task By_the_mailed_link_who_did_not_come_signs_and_is_recorded_as_remote()
    {
        var scene = await SigningScene.OpenAsync(site);
        await scene.ChangeSessionAsync(s => s.Mode = SigningMode.Remote);
        var (away, inside) = (await A.Ticket(site, scene.Event), await scene.InsideAsync());
        Assert.Contains("dari jarak jauh", (await site.Visitor().GetAsync(away.Home)).IsOk().Words, StringComparison.Ordinal);

        await scene.SignAsync(away);
        await scene.SignAsync(inside);

        Assert.Equal((Assurance.RemoteLink, Assurance.StaffCheckIn), ((await scene.PledgeAsync(away)).Assurance, (await scene.PledgeAsync(inside)).Assurance));
        var page = (await site.Visitor().GetAsync("/verifikasi/" + (await scene.PledgeAsync(away)).Code)).IsOk();
        Assert.Contains("Ditandatangani dari jarak jauh", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_in_past_a_screen_without_staff_is_recorded_as_self_check_in()
    {
        var scene = await SigningScene.OpenAsync(site);
        var ticket = await A.Ticket(site, scene.Event);
        await A.Admit(site, scene.Event, [ticket], DeviceRight.Screen);

        await scene.SignAsync(ticket);

        Assert.Equal(Assurance.SelfCheckIn, (await scene.PledgeAsync(ticket)).Assurance);
    }

    [Fact]
    public async Task Back_in_the_room_who_only_holds_the_link_can_read_and_not_sign()
    {
        var scene = await SigningScene.OpenAsync(site);
        await scene.ChangeSessionAsync(s => s.Mode = SigningMode.Remote);
        var away = await A.Ticket(site, scene.Event);
        var form = await scene.FormAsync(away);
        await scene.ChangeSessionAsync(s => s.Mode = SigningMode.InRoom);

        var refused = (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);

        Assert.Contains("bagi peserta yang sudah hadir", refused.Words, StringComparison.Ordinal);
        Assert.Empty(await scene.PledgesAsync());
        Assert.Equal(0, await scene.CountAsync());
    }

    [Fact]
    public async Task At_the_deadline_nobody_signs_any_more_and_the_clock_writes_it_down()
    {
        var scene = await SigningScene.OpenAsync(site);
        var deadline = site.Clock.Now.AddMinutes(10);
        await scene.ChangeSessionAsync(s => s.ClosesAt = deadline);
        var (early, late) = (await scene.InsideAsync(), await scene.InsideAsync());
        await scene.SignAsync(early);
        var form = await scene.FormAsync(late);
        site.Clock.Advance(TimeSpan.FromMinutes(10));

        (await form.SubmitAsync()).Is(HttpStatusCode.Conflict);
        Assert.Contains("sudah ditutup pada", (await site.Visitor().GetAsync(SigningScene.Address(late))).IsOk().Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.RunJobAsync("close-due-signing");
        await site.RunJobAsync("close-due-signing");

        Assert.Single(await scene.PledgesAsync());
        var session = await site.ReadAsync(db => db.SigningSessions.AsNoTracking().SingleAsync(s => s.Id == scene.Session));
        Assert.Equal((deadline, null), (session.ClosedAt, session.ClosedByAccountId));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.Event.Id && a.Act == Data.Acts.SigningClosed)));
    }
}
