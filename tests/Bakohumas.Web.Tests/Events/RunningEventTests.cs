using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bakohumas.Web.Tests.Events;

public sealed class RunningEventTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_event_that_runs_keeps_its_day_and_may_shift_its_hours()
    {
        var (scene, slug, organizer) = await RunningAsync();
        var before = await scene.EventAsync(slug);

        var form = (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).IsOk().Form("main form");
        var refused = (await form.Set("StartDay", scene.Day(31)).Set("EndDay", scene.Day(31)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("hari mulainya tetap", refused.Html.QuerySelector("#StartDay-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((before.StartsAt, before.EndsAt, before.Stamp), await Times(scene, slug));

        form = (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).IsOk().Form("main form");
        (await form.Set("StartTime", "09:00").Set("EndTime", "15:00").SubmitAsync()).IsOk();
        var after = await scene.EventAsync(slug);
        Assert.Equal((before.StartsAt.AddMinutes(30), before.EndsAt.AddHours(2.5), EventState.Running), (after.StartsAt, after.EndsAt, after.State));
    }

    [Fact]
    public async Task An_event_that_began_while_somebody_typed_another_day_is_not_moved()
    {
        var (scene, slug, _) = await RunningAsync();
        var at = await scene.EventAsync(slug);
        var (start, end) = (at.StartsAt.AddDays(30), at.EndsAt.AddDays(30));
        var plan = new EventPlan(at.Name, at.Theme, at.Venue, at.Room, Domain.Regions.RegionCode.TryParse(at.RegencyCode, out var region) ? region : null!, at.Zone, start, end, at.Capacity);
        var sheet = new EventSheet(plan, at.Kind, at.Level, at.Audience, new EventTexts(at.PledgeTextVersionId, at.OthersTextVersionId, at.PublicRelationsTextVersionId), at.OrganizerAgencyId, at.Language, at.ContactName, at.ContactReach, false);
        var change = new EventChange(at.Id, at.Stamp, A.NewId(site), A.NewId(site), sheet, [nameof(Event.StartsAt)], false, sheet.MovesDay(at), null, A.NewId(site), site.Clock.Now);

        // The desk read "published"; the act finds it running.
        Assert.False(await site.Services.GetRequiredService<WriteLane>().WriteAsync(change.WriteAsync, TestContext.Current.CancellationToken));
        Assert.Equal((at.StartsAt, at.EndsAt, at.Stamp), await Times(scene, slug));
    }

    [Theory]
    [InlineData(EventState.Published, EventState.Running)]
    [InlineData(EventState.Published, EventState.Finished)]
    public async Task An_event_that_was_moved_to_next_month_meanwhile_neither_starts_nor_finishes(EventState from, EventState to)
    {
        var at = await A.Event(site, e => { e.StartsAt = site.Clock.Now.AddDays(30); e.EndsAt = e.StartsAt.AddHours(4); });
        var lane = site.Services.GetRequiredService<WriteLane>();

        foreach (var actor in (Actor[])[Actor.System, Actor.Account(A.NewId(site))])
            Assert.False(await lane.WriteAsync(new EventStep(at.Id, from, to, actor, null, site.Clock.Now).WriteAsync, TestContext.Current.CancellationToken));

        Assert.Equal(EventState.Published, await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).Select(e => e.State).SingleAsync()));
    }

    private async Task<(EventScene Scene, string Slug, Visitor Organizer)> RunningAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        site.Clock.Set((await scene.EventAsync(slug)).StartsAt.AddHours(-1));
        await site.RunJobAsync("event-clock");
        return (scene, slug, await scene.SignInAsync(scene.Organizer));
    }

    private static async Task<(DateTimeOffset, DateTimeOffset, Guid)> Times(EventScene scene, string slug)
    {
        var at = await scene.EventAsync(slug);
        return (at.StartsAt, at.EndsAt, at.Stamp);
    }
}
