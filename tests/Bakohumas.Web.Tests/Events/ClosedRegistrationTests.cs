using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Events;

public sealed class ClosedRegistrationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Registration_that_was_closed_stays_closed_when_the_event_starts_until_the_organizer_opens_it()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var at = await scene.EventAsync(slug);
        await EventScene.PressAsync(await scene.SignInAsync(scene.Organizer), slug, "tutup-pendaftaran");
        var closed = Assert.NotNull((await scene.EventAsync(slug)).RegistrationClosedAt);

        site.Clock.Set(at.StartsAt.AddHours(-2));
        await site.RunJobAsync("event-clock");

        Assert.Equal((EventState.Running, closed), ((await scene.EventAsync(slug)).State, (await scene.EventAsync(slug)).RegistrationClosedAt));
        await IsClosedAsync(slug);

        var organizer = await scene.SignInAsync(scene.Organizer);
        Assert.Contains("Pendaftaran dibuka lagi", (await EventScene.PressAsync(organizer, slug, "buka-pendaftaran")).Text, StringComparison.Ordinal);
        Assert.NotEmpty((await site.Visitor().GetAsync($"/kegiatan/{slug}/daftar")).IsOk().Html.QuerySelectorAll("input[name=Name]"));

        // A full hall: closed again while it runs, with who and when.
        var page = await EventScene.PressAsync(organizer, slug, "tutup-pendaftaran");
        Assert.Equal(EventState.Running, (await scene.EventAsync(slug)).State);
        Assert.Contains("Pendaftaran ditutup, Dewi Prameswari", page.Words, StringComparison.Ordinal);
        await IsClosedAsync(slug);
        var acts = await site.ReadAsync(db => db.Audit.Where(a => a.EventId == at.Id && a.Act.StartsWith("event.registration")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync());
        Assert.Equal(["event.registration-closed", "event.registration-reopened", "event.registration-closed"], acts);
    }

    [Fact]
    public async Task Of_two_who_close_a_running_list_at_once_one_does_it()
    {
        var at = await A.Event(site, e => e.State = EventState.Running);
        var lane = site.Services.GetRequiredService<WriteLane>();
        var turn = new RegistrationTurn(at.Id, Closes: true, A.NewId(site), site.Clock.Now);

        var turned = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lane.WriteAsync(turn.WriteAsync, TestContext.Current.CancellationToken)));

        Assert.Single(turned, true);
        Assert.Equal(1, await site.ReadAsync(db => db.EventTransitions.CountAsync(t => t.EventId == at.Id)));
    }

    [Fact]
    public async Task An_event_that_is_over_opens_no_list()
    {
        var at = await A.Event(site, e => { e.State = EventState.Running; e.RegistrationClosedAt = site.Clock.Now; e.EndsAt = site.Clock.Now; e.StartsAt = e.EndsAt.AddHours(-3); });
        var turn = new RegistrationTurn(at.Id, Closes: false, A.NewId(site), site.Clock.Now);

        Assert.False(await site.Services.GetRequiredService<WriteLane>().WriteAsync(turn.WriteAsync, TestContext.Current.CancellationToken));
    }

    private async Task IsClosedAsync(string slug)
    {
        Assert.Contains("Pendaftaran sudah ditutup", (await site.Visitor().GetAsync($"/kegiatan/{slug}")).IsOk().Words, StringComparison.Ordinal);
        var form = (await site.Visitor().GetAsync($"/kegiatan/{slug}/daftar")).Is(HttpStatusCode.OK);
        Assert.Contains("Pendaftaran sudah ditutup", form.Words, StringComparison.Ordinal);
        Assert.Empty(form.Html.QuerySelectorAll("input[name=Name]"));
    }
}
