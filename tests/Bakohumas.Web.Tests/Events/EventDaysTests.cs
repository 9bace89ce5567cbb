using Bakohumas.Domain.Events;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Events;

/// <summary>A meeting of three days, 08.30 to 12.30 WIB.</summary>
public sealed class EventDaysTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_day_admits_once_and_the_panel_counts_people_once_and_days_apart()
    {
        var (scene, at) = await OpenAsync();
        var (siti, rudi) = (await A.Ticket(site, at), await A.Ticket(site, at));
        site.Clock.Set(at.StartsAt);
        await site.RunJobAsync("event-clock");
        using var door = await A.Door(site, at);

        Assert.Equal("admitted", (await door.ScanAsync(siti.DoorCode)).Verdict);
        Assert.Equal("alreadyInside", (await door.ScanAsync(siti.DoorCode)).Verdict);
        Assert.Equal("admitted", (await door.ScanAsync(rudi.DoorCode)).Verdict);
        site.Clock.Set(at.StartsAt.AddDays(1));
        Assert.All((await door.RosterAsync("siti")).Body.EnumerateArray(), row => Assert.False(row.GetProperty("inside").GetBoolean()));
        var second = await door.ScanAsync(siti.DoorCode);
        Assert.Equal(("admitted", false), (second.Verdict, second.Field("first") is not null));
        Assert.Equal("alreadyInside", (await door.ScanAsync(siti.DoorCode)).Verdict);

        var numbers = await site.ReadAsync(db => EventNumbers.LoadAsync(db, at.Id, TestContext.Current.CancellationToken));
        Assert.Equal((2, "2 1 0"), (numbers.Came, string.Join(' ', numbers.Days.Select(d => d.Came))));
        var panel = (await (await scene.SignInAsync(scene.Organizer)).GetAsync($"/panel/kegiatan/{at.Slug}")).IsOk();
        Assert.Contains("Hadir per hari", panel.Words, StringComparison.Ordinal);

        // Who came on the first day may sign on the second.
        await Signed.ByAsync(site, at, rudi, isInside: true);
    }

    [Fact]
    public async Task Between_two_days_the_door_is_closed_to_who_comes_and_open_to_who_leaves()
    {
        var (_, at) = await OpenAsync();
        var ticket = await A.Ticket(site, at);
        site.Clock.Set(at.StartsAt);
        await site.RunJobAsync("event-clock");
        using var door = await A.Door(site, at);
        await door.ScanAsync(ticket.DoorCode);

        site.Clock.Set(at.StartsAt.AddHours(14));
        Assert.Equal("left", (await door.ScanAsync(ticket.DoorCode, direction: "out")).Verdict);
        var early = await door.ScanAsync(ticket.DoorCode);
        Assert.Equal(("refused", "tooEarly"), (early.Verdict, early.Reason));

        // What a door without network let in at that hour still happened, on the day that was.
        Assert.Equal("admitted", (await door.ScanAsync((await A.Ticket(site, at)).DoorCode, forced: true, at: site.Clock.Now)).Verdict);
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.Where(a => a.EventId == at.Id).Select(a => a.OccasionId).CountAsync()));
    }

    [Fact]
    public async Task Other_dates_add_and_remove_days_and_never_one_that_somebody_came_to()
    {
        var (scene, at) = await OpenAsync();
        var ids = await DaysAsync(at);
        Assert.Equal([at.StartsAt, at.StartsAt.AddDays(1), at.StartsAt.AddDays(2)], ids.Select(d => d.StartsAt));
        Assert.Equal([at.StartsAt.AddHours(4), at.StartsAt.AddDays(1).AddHours(4), at.EndsAt], ids.Select(d => d.EndsAt));

        // Longer by a day, later by a week: the first three are the same occasions, because devices know them by id.
        await ChangeAsync(scene, at, form => form.Set("StartDay", scene.Day(37)).Set("EndDay", scene.Day(40)));
        var moved = await DaysAsync(at);
        Assert.Equal(4, moved.Count);
        Assert.Equal(ids.Select(d => d.Id), moved.Take(3).Select(d => d.Id));
        Assert.Equal(at.StartsAt.AddDays(7), moved[0].StartsAt);

        var now = await scene.EventAsync(at.Slug);
        var third = await A.Ticket(site, now);
        site.Clock.Set(now.StartsAt);
        await site.RunJobAsync("event-clock");
        using var door = await A.Door(site, now);
        await door.ScanAsync((await A.Ticket(site, now)).DoorCode);
        site.Clock.Set(now.StartsAt.AddDays(2));
        await door.ScanAsync(third.DoorCode);

        // Cut short: the second and fourth day go, the third stays, because somebody came.
        await ChangeAsync(scene, at, form => form.Set("EndDay", form.Value("StartDay")!));
        Assert.Equal([moved[0].Id, moved[2].Id], (await DaysAsync(at)).Select(d => d.Id));
    }

    [Fact]
    public async Task An_event_of_one_day_has_one_occasion_whatever_its_hours_become()
    {
        var at = await A.Event(site);
        Assert.Single(await DaysAsync(at));
        var numbers = await site.ReadAsync(db => EventNumbers.LoadAsync(db, at.Id, TestContext.Current.CancellationToken));
        Assert.Empty(numbers.Days);
    }

    [Fact]
    public async Task The_database_refuses_to_drop_a_day_that_somebody_came_to()
    {
        var at = await A.Event(site);
        await A.Admit(site, at, [await A.Ticket(site, at)]);
        var day = (await DaysAsync(at))[0].Id.ToString().ToUpperInvariant();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.ExecuteAsync($"DELETE FROM \"Occasions\" WHERE \"Id\" = '{day}'"));
    }

    private async Task<(EventScene Scene, Event At)> OpenAsync()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var page = (await (await scene.FilledAsync(organizer)).Set("EndDay", scene.Day(32)).SubmitAsync()).IsOk();
        var slug = page.Address["/panel/kegiatan/".Length..];
        await EventScene.PressAsync(organizer, slug, "terbit");
        return (scene, await scene.EventAsync(slug));
    }

    private static async Task ChangeAsync(EventScene scene, Event at, Action<Form> fill)
    {
        var organizer = await scene.SignInAsync(scene.Organizer);
        var form = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/ubah")).IsOk().Form("main form");
        fill(form);
        var answer = await form.SubmitAsync();
        if (answer.Status == System.Net.HttpStatusCode.UnprocessableEntity) answer = await answer.Form("main form").Set("Tell", "false").SubmitAsync();
        answer.IsOk();
    }

    private Task<List<Occasion>> DaysAsync(Event at) => site.ReadAsync(db => db.Occasions.AsNoTracking().Where(o => o.EventId == at.Id).OrderBy(o => o.StartsAt).ToListAsync());
}
