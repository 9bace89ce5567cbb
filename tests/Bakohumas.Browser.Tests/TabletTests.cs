using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Browser.Tests;

/// <summary>The shared tablet in a browser: on its side, with text of twice the size, left alone, and gone back in its history.</summary>
public sealed class TabletTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private const string Name = "Siti Rahmawati Dewi";

    [Fact]
    public async Task A_small_tablet_on_its_side_reads_signs_and_forgets()
    {
        await using var crowd = new Crowd(chromium, site);
        var (at, tablet) = await PairAsync(crowd, 640, 360);
        await tablet.LooksAtAsync("meja-awal");
        var siti = await A.Ticket(site, at, Name);
        await tablet.FillAsync("code", siti.DoorCode);
        await tablet.PressAsync("Buka naskah saya");
        await tablet.SeesAsync("belum tercatat hadir");
        tablet.Forgives("Failed to load resource: the server responded with a status of 409");
        await tablet.LooksAtAsync("meja-belum-hadir");
        await Hall.AdmitAsync(site, at, siti.DoorCode);

        await tablet.FillAsync("code", siti.DoorCode.ToLowerInvariant());
        await tablet.PressAsync("Buka naskah saya");
        await tablet.SeesAsync(Name);
        await tablet.LooksAtAsync("meja-naskah");
        await tablet.TickAsync("consentPledge");
        await tablet.TickAsync("consentData");
        await tablet.Page.Locator(".bk-tabs label").First.ClickAsync();
        await Signature.WithAFingerAsync(tablet.Page);
        Assert.NotEmpty(await tablet.Page.InputValueAsync("input[name=strokes]"));
        Assert.Equal(0, await tablet.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        await tablet.PressAsync("Tanda tangani komitmen");
        await tablet.SeesAsync("Anda penanda tangan ke-1");
        await tablet.LooksAtAsync("meja-selesai");
        await tablet.PressAsync("Selesai, kembali ke awal");
        await tablet.ArrivesAtAsync($"/meja/{at.Slug}$");

        for (var back = 0; back < 4; back++)
        {
            try
            {
                await tablet.Page.GoBackAsync();
            }
            catch (Microsoft.Playwright.PlaywrightException gone) when (gone.Message.Contains("ERR_CACHE_MISS", StringComparison.Ordinal))
            {
                // Where the answer to a post stood there is nothing left to show: that is what no-store is for.
            }

            await tablet.Page.WaitForLoadStateAsync();
            await Microsoft.Playwright.Assertions.Expect(tablet.Page.Locator("html")).Not.ToContainTextAsync(Name);
        }

        Assert.Equal(1, await site.ReadAsync(db => db.Pledges.CountAsync(p => p.RegistrationId == siti.Id)));
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task Text_of_twice_the_size_fits_a_small_tablet_on_its_side()
    {
        await using var crowd = new Crowd(chromium, site);
        var (at, tablet) = await PairAsync(crowd, 640, 360);
        await tablet.Page.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')");
        var guest = await Hall.GuestAsync(site, at);
        await tablet.OpenAsync($"/meja/{at.Slug}");
        await tablet.LooksAtAsync("meja-awal-besar");
        await tablet.FillAsync("code", guest.DoorCode);
        await tablet.PressAsync("Buka naskah saya");
        await tablet.SeesAsync(guest.Name);
        await tablet.LooksAtAsync("meja-naskah-besar");
        await tablet.Page.Locator(".bk-tabs label").Last.ClickAsync();
        await tablet.TickAsync("consentPledge");
        await tablet.TickAsync("consentData");
        await tablet.PressAsync("Tanda tangani komitmen");
        await tablet.SeesAsync("Anda penanda tangan ke-1");
        await tablet.LooksAtAsync("meja-selesai-besar");
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task A_tablet_that_nobody_touches_asks_and_then_goes_back_to_the_start()
    {
        await using var crowd = new Crowd(chromium, site);
        var (at, tablet) = await PairAsync(crowd, 1024, 768);
        await tablet.Page.Clock.InstallAsync();
        var guest = await Hall.GuestAsync(site, at);
        await tablet.OpenAsync($"/meja/{at.Slug}");
        await tablet.FillAsync("code", guest.DoorCode);
        await tablet.PressAsync("Buka naskah saya");
        await tablet.SeesAsync(guest.Name);

        await tablet.Page.Clock.RunForAsync(45_000);
        await tablet.SeesAsync("Masih di sini?");
        await tablet.LooksAtAsync("meja-masih");
        await tablet.PressAsync("Ya, lanjutkan");
        await tablet.Page.Clock.RunForAsync(30_000);
        await tablet.SeesAsync(guest.Name);
        await tablet.Page.Clock.RunForAsync(31_000);

        await tablet.ArrivesAtAsync($"/meja/{at.Slug}$");
        Assert.DoesNotContain(guest.Name, await tablet.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Null(await site.ReadAsync(db => db.TabletTurns.Where(t => db.Devices.Any(d => d.Id == t.DeviceId && d.EventId == at.Id)).Select(t => t.RegistrationId).SingleAsync()));
        crowd.FoundNothingWrong();
    }

    private async Task<(Event At, Person Tablet)> PairAsync(Crowd crowd, int width, int height)
    {
        var at = await Hall.OpenAsync(site);
        var tablet = await crowd.OnPhoneAsync();
        await tablet.Page.SetViewportSizeAsync(width, height);
        await tablet.OpenAsync($"/meja/{at.Slug}/pasang#{await A.PairingCode(site, at, DeviceRight.Kiosk)}");
        await tablet.LooksAtAsync("meja-pasang");
        await tablet.PressAsync("Pasangkan");
        await tablet.SeesAsync("Tanda tangan komitmen di sini");
        return (at, tablet);
    }
}
