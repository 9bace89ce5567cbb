using System.Text.RegularExpressions;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Browser.Tests;

/// <summary>The wall of the hall on a projector: it follows what the organizer chooses, and each choice is read from the last row.</summary>
public sealed class HallScreenTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public async Task The_wall_follows_every_choice_without_a_reload_and_nothing_runs_off_it(int width, int height)
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        await Hall.GuestAsync(site, at);
        var wall = await crowd.BeforeScreenAsync();
        await wall.Page.SetViewportSizeAsync(width, height);
        await wall.OpenAsync($"/layar/{at.Slug}/pasang");
        await wall.FillAsync("pairingCode", await A.PairingCode(site, at, DeviceRight.Screen));
        await wall.PressAsync("Pasangkan");

        foreach (var (mode, words) in ((HallMode, string)[])[(HallMode.Text, "Hadirin yang kami hormati"), (HallMode.Count, "Komitmen Bersama"), (HallMode.Photo, "Mohon pose netral"), (HallMode.Blank, "Bakohumas"), (HallMode.Arrival, "Selamat datang.")])
        {
            await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.HallMode, mode)));
            await wall.Page.Locator($"[data-aula][data-mode={mode.ToString().ToLowerInvariant()}]").WaitForAsync();
            await wall.SeesAsync(words);
            await LooksAsync(wall, $"layar-{mode.ToString().ToLowerInvariant()}-{height}", height);
        }

        Assert.Single(await wall.Page.EvaluateAsync<string[]>("performance.getEntriesByType('navigation').map(n => n.name)"), n => n.EndsWith("/layar/" + at.Slug, StringComparison.Ordinal));
        crowd.FoundNothingWrong();
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public async Task A_presenters_remote_turns_the_oath_from_the_greeting_to_the_end_and_each_part_is_whole(int width, int height)
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        await site.ReadAsync(db => db.Events.Where(e => e.Id == at.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.HallMode, HallMode.Text)));
        var wall = await crowd.BeforeScreenAsync();
        await wall.Page.SetViewportSizeAsync(width, height);
        await wall.OpenAsync($"/layar/{at.Slug}/pasang");
        await wall.FillAsync("pairingCode", await A.PairingCode(site, at, DeviceRight.Screen));
        await wall.PressAsync("Pasangkan");
        await wall.SeesAsync("Hadirin yang kami hormati");
        var parts = int.Parse(Regex.Match(await wall.Page.InnerTextAsync("[data-isi=butir]"), @"\d+$").Value, System.Globalization.CultureInfo.InvariantCulture);

        for (var part = 1; part <= parts; part++)
        {
            await wall.SeesAsync($"bagian {part} dari {parts}");
            await LooksAsync(wall, $"layar-ikrar-{part}-{height}", height, scan: part is 1 or 2);
            await wall.Page.Keyboard.PressAsync("PageDown");
        }

        await wall.SeesAsync("Terima kasih. Silakan duduk");
        Assert.Equal(15, parts);
        crowd.FoundNothingWrong();
    }

    /// <summary>Everything that is shown stands within the wall, one part below the other, and the words that people read are large: 2.5 % of the width or more.</summary>
    private static async Task LooksAsync(Person wall, string name, int height, bool scan = true)
    {
        if (scan) await wall.LooksAtAsync(name);
        Assert.Equal("", await wall.Page.EvaluateAsync<string>(
            """
            height => [...document.querySelectorAll('.bk-hall-main > *, .bk-hall-side > :not(svg), .bk-recite .is-now')].filter(e => e.getClientRects().length > 0 && !e.classList.contains('visually-hidden'))
              .filter(e => e.getBoundingClientRect().bottom > height || e.getBoundingClientRect().top < 0).map(e => e.className || e.tagName).join()
            """, height));
        Assert.Equal("", await wall.Page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll('.bk-recite .is-now, .bk-pose li, .bk-hall-main h1:not(.visually-hidden)')].filter(e => e.getClientRects().length > 0)
              .filter(e => parseFloat(getComputedStyle(e).fontSize) < innerWidth * 0.025).map(e => e.textContent).join()
            """));
    }
}
