using System.Net;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Web.Tests.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Hall;

/// <summary>Who sees the hall's screen, and what it shows (product 6.2).</summary>
public sealed class ScreenTests : IClassFixture<Site>
{
    private readonly Site site;

    public ScreenTests(Site site)
    {
        this.site = site;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Whoever_is_not_paired_is_sent_to_the_public_page_and_hears_nothing()
    {
        var at = await Screens.EventAsync(site);
        using var stranger = site.Visitor();

        Assert.Equal($"302 /kegiatan/{at.Slug}", Assert.Single((await stranger.GetAsync($"/layar/{at.Slug}")).IsOk().Trail));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/layar/{at.Slug}/arus")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/layar/tidak-ada/pasang")).Status);
    }

    [Fact]
    public async Task A_browser_is_paired_as_a_screen_by_form_for_its_event_alone()
    {
        var (at, other) = (await Screens.EventAsync(site), await Screens.EventAsync(site));
        using var screen = await Screens.PairAsync(site, at);

        var page = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk();

        Assert.Empty(page.Trail);
        Assert.Equal("arrival", page.Html.QuerySelector("[data-aula]")!.GetAttribute("data-mode"));
        Assert.Equal($"302 /kegiatan/{other.Slug}", Assert.Single((await screen.GetAsync($"/layar/{other.Slug}")).Trail));
        var cookie = Assert.Single(screen.Cookies.GetAllCookies(), c => c.Name.StartsWith("layar-", StringComparison.Ordinal));
        Assert.Equal((true, $"/layar/{at.Slug}"), (cookie.HttpOnly, cookie.Path));
    }

    [Theory]
    [InlineData(DeviceRight.Scan)]
    [InlineData(DeviceRight.Supervise)]
    [InlineData(DeviceRight.Kiosk)]
    public async Task A_device_with_another_right_is_no_screen(DeviceRight right)
    {
        var at = await Screens.EventAsync(site);
        using var browser = site.Visitor();

        var page = await (await browser.GetAsync($"/layar/{at.Slug}/pasang")).Form().Set("pairingCode", await A.PairingCode(site, at, right)).SubmitAsync();
        using var door = await A.Door(site, at, right);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector("#kode-layar-e"));
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), c => c.Name.StartsWith("layar-", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await door.SendAsync(HttpMethod.Get, $"/layar/{at.Slug}/arus", null)).Status);
    }

    [Fact]
    public async Task The_eleventh_wrong_code_of_a_minute_answers_429()
    {
        var at = await Screens.EventAsync(site);
        using var browser = site.Visitor();
        var form = (await browser.GetAsync($"/layar/{at.Slug}/pasang")).Form().Set("pairingCode", "ZZZZ-ZZZ5");
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.SubmitAsync()).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await form.SubmitAsync()).Status);
    }

    [Fact]
    public async Task The_organizer_switches_what_the_screen_shows_and_a_stranger_does_not()
    {
        var scene = await EventScene.OpenAsync(site);
        var at = await Screens.EventAsync(site, scene.AgencyId);
        using var organizer = await scene.SignInAsync(scene.Organizer);
        using var stranger = await scene.SignInAsync(scene.Stranger);
        using var screen = await Screens.PairAsync(site, at);
        var panel = (await organizer.GetAsync($"/panel/kegiatan/{at.Slug}/penandatanganan")).IsOk();

        foreach (var mode in (string[])["Text", "Count", "Photo", "Blank", "Arrival"])
        {
            (await panel.FormTo("/layar").SubmitAsync(mode)).IsOk();
            var shown = (await screen.GetAsync($"/layar/{at.Slug}")).IsOk().Html;
            var name = mode.ToLowerInvariant();
            Assert.Equal(name, shown.QuerySelector("[data-aula]")!.GetAttribute("data-mode"));
            Assert.All(shown.QuerySelectorAll("[data-untuk]").Where(e => !e.HasAttribute("data-qr-ada")), e => Assert.Equal(!e.GetAttribute("data-untuk")!.Split(' ').Contains(name), e.HasAttribute("hidden")));
        }

        // Any page of hers brings the antiforgery token: what refuses her is the event's being foreign.
        (await stranger.GetAsync("/panel")).IsOk();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/panel/kegiatan/{at.Slug}/layar", [new("mode", "Blank")])).Status);
        Assert.Equal("arrival", (await screen.GetAsync($"/layar/{at.Slug}")).Html.QuerySelector("[data-aula]")!.GetAttribute("data-mode"));
    }

    [Fact]
    public async Task A_revoked_or_expired_screen_is_sent_to_the_public_page_at_once()
    {
        var at = await Screens.EventAsync(site);
        using var revoked = await Screens.PairAsync(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        using var expired = await Screens.PairAsync(site, at);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.ExpiresAt, site.Clock.Now)));

        foreach (var screen in (Visitor[])[revoked, expired])
        {
            Assert.Equal($"302 /kegiatan/{at.Slug}", Assert.Single((await screen.GetAsync($"/layar/{at.Slug}")).Trail));
            Assert.Equal(HttpStatusCode.NotFound, (await screen.GetAsync($"/layar/{at.Slug}/arus")).Status);
        }
    }
}
