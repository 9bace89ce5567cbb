using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Hall;

/// <summary>The server-sent events that a paired screen follows.</summary>
public sealed class StreamTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_count_of_people_and_of_signatures_rises_on_the_screen()
    {
        var scene = await EventScene.OpenAsync(site);
        var at = await Screens.EventAsync(site, scene.AgencyId);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var screen = await Screens.PairAsync(site, at);
        using var news = await NewsStream.OpenAsync(screen, at);

        Assert.Equal("text/event-stream", news.MediaType);
        Assert.Equal(("arrival", 0, 1, 0), Said(await news.NextAsync()));
        Assert.Equal("admitted", (await door.ScanAsync(ticket.DoorCode)).Verdict);
        Assert.Equal(("arrival", 1, 1, 0), Said(await news.NextAsync()));
        (await (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/penandatanganan")).FormTo("/penandatanganan").SubmitAsync()).IsOk();
        Assert.Equal(("text", 1, 1, 0), Said(await news.NextAsync()));

        using var attendee = site.Visitor();
        var form = (await attendee.GetAsync(ticket.Home + "/tanda-tangan")).IsOk().Form("form[data-signature]");
        (await form.Check("consentPledge").Check("consentData").Set("method", "typed").Set("name", ticket.Name).SubmitAsync()).IsOk();

        Assert.Equal(("text", 1, 1, 1), Said(await news.NextAsync()));
    }

    [Fact]
    public async Task The_stream_of_a_revoked_screen_ends_and_that_of_another_goes_on()
    {
        var at = await Screens.EventAsync(site);
        using var revoked = await Screens.PairAsync(site, at);
        var device = await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).Select(d => d.Id).SingleAsync());
        using var other = await Screens.PairAsync(site, at);
        using var ending = await NewsStream.OpenAsync(revoked, at);
        using var going = await NewsStream.OpenAsync(other, at);
        Assert.NotNull(await ending.NextAsync());
        Assert.NotNull(await going.NextAsync());

        await site.ReadAsync(db => db.Devices.Where(d => d.Id == device).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        Assert.Null(await ending.NextAsync());
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.HallMode, HallMode.Photo)));

        Assert.Equal("photo", Said(await going.NextAsync()).Mode);
    }

    private static (string Mode, int Present, int Expected, int Signed) Said(System.Text.Json.JsonElement? news)
    {
        Assert.NotNull(news);
        return (news.Value.GetProperty("mode").GetString()!, news.Value.GetProperty("present").GetInt32(), news.Value.GetProperty("expected").GetInt32(), news.Value.GetProperty("signed").GetInt32());
    }
}

/// <summary>A stop of the program, on a site of its own.</summary>
public sealed class StreamAtStopTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_stream_ends_when_the_program_stops()
    {
        var at = await Screens.EventAsync(site);
        using var screen = await Screens.PairAsync(site, at);
        using var news = await NewsStream.OpenAsync(screen, at);
        Assert.NotNull(await news.NextAsync(moveClock: false));
        // The rig gives a stop five seconds and then cuts connections, which a reader meets as an error, not as an end.
        var stopping = site.StopAsync();

        Assert.Null(await news.NextAsync(moveClock: false));

        await stopping;
        await site.StartAsync();
    }
}
