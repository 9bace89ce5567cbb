using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Bakohumas.Browser.Tests;

/// <summary>The unattended kiosk: a ticket before its camera, a badge, nothing left for the next person, and staff behind a PIN.</summary>
public sealed class KioskTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private const string Pin = "2468";

    [Fact]
    public async Task A_ticket_before_the_camera_is_welcomed_and_its_badge_goes_to_the_printer()
    {
        await using var crowd = new Crowd(chromium, site);
        using var scenery = new Scenery();
        var at = await Hall.OpenAsync(site);
        var siti = await A.Ticket(site, at, "Siti Rahmawati Dewi");
        var phone = await crowd.OnPhoneAsync();
        await phone.OpenAsync(siti.Home);
        var film = await scenery.FilmAsync(await phone.Page.Locator(".bk-qr").First.ScreenshotAsync());
        var kiosk = await PairedAsync(at, await crowd.WithCameraAsync(film), 1280, 800);

        await kiosk.SeesAsync("Selamat datang");
        await kiosk.SeesAsync(siti.Name);
        await kiosk.LooksAtAsync("kios-selamat-datang");
        var answer = await kiosk.Page.RunAndWaitForResponseAsync(() => kiosk.PressAsync("Cetak tanda pengenal"), response => response.Url.Contains("/tanda-pengenal/", StringComparison.Ordinal));

        Assert.Equal((200, "application/pdf"), (answer.Status, answer.Headers["content-type"]));
        await Expect(kiosk.Page.Locator("iframe.bk-print-frame")).ToHaveCountAsync(1);
        await Expect(kiosk.Page.Locator("iframe.bk-print-frame")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^blob:"));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == at.Id && a.Act == Acts.BadgePrinted)));
        await kiosk.PressAsync("Selesai");
        await SeesNobodyAsync(kiosk, siti);
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task Nobody_leaves_a_name_on_the_screen_and_a_second_scan_tells_where_and_when()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var (siti, cancelled) = (await A.Ticket(site, at, "Siti Rahmawati Dewi"), await A.Ticket(site, at, "Bagas Rahardian", change: r => r.State = Domain.Registrations.RegistrationState.Cancelled));
        var tablet = await crowd.OnPhoneAsync();
        await tablet.Page.Clock.InstallAsync();
        var kiosk = await PairedAsync(at, tablet, 768, 1024);

        await TypeAsync(kiosk, siti.DoorCode);
        await kiosk.SeesAsync("Selamat datang");
        await kiosk.Page.Clock.RunForAsync(21_000);
        await SeesNobodyAsync(kiosk, siti);
        await TypeAsync(kiosk, siti.DoorCode.ToLowerInvariant());
        await kiosk.SeesAsync("Anda sudah tercatat hadir");
        await kiosk.SeesAsync("lewat Kios Lobi");
        await kiosk.LooksAtAsync("kios-sudah-hadir");
        await kiosk.Page.Clock.RunForAsync(9_000);
        await SeesNobodyAsync(kiosk, siti);
        await TypeAsync(kiosk, cancelled.DoorCode);
        await kiosk.SeesAsync("Kehadiran sudah dibatalkan");
        await kiosk.SeesAsync("Silakan ke meja bantuan");
        await kiosk.LooksAtAsync("kios-ditolak");
        await kiosk.Page.Clock.RunForAsync(9_000);
        await SeesNobodyAsync(kiosk, cancelled);
        // What was half typed is gone as well.
        await kiosk.Page.Locator("#kode").FillAsync(siti.DoorCode[..8]);
        await kiosk.Page.Clock.RunForAsync(31_000);
        await Expect(kiosk.Page.Locator("#kode")).ToHaveValueAsync("");
        Assert.DoesNotContain(siti.Name, await kiosk.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task Settings_open_for_the_PIN_and_close_by_themselves()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var tablet = await crowd.OnPhoneAsync();
        await tablet.Page.Clock.InstallAsync();
        var kiosk = await PairedAsync(at, tablet, 390, 844);
        await kiosk.LooksAtAsync("kios-awal-390");

        await UnlockAsync(kiosk, "1111");
        await kiosk.SeesAsync("PIN belum cocok.");
        kiosk.Forgives("Failed to load resource: the server responded with a status of 403");
        await kiosk.LooksAtAsync("kios-pin");
        await Expect(kiosk.Page.Locator("#atur")).Not.ToBeVisibleAsync();
        await kiosk.PressAsync("Tutup");
        await UnlockAsync(kiosk, Pin);
        await kiosk.SeesAsync("Label gulungan 62 mm");
        await kiosk.LooksAtAsync("kios-atur");
        await kiosk.Page.Clock.RunForAsync(61_000);
        await Expect(kiosk.Page.Locator("#atur")).Not.ToBeVisibleAsync();
        await UnlockAsync(kiosk, Pin);
        await kiosk.PressAsync("Lepaskan gawai ini");
        await kiosk.SeesAsync("Pasangkan kios");
        await kiosk.LooksAtAsync("kios-pasang");
        Assert.Equal("{}", await kiosk.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"));
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_that_it_is_about()
    {
        var at = await Hall.OpenAsync(site);
        await using var crowd = new Crowd(chromium, site);
        foreach (var (address, code) in ((string, string)[])[($"/kios/{at.Slug}", "#kode-kios"), ($"/pintu/{at.Slug}", "#kode-pasangan")])
        {
            var staff = await crowd.OnPhoneAsync();
            await staff.OpenAsync(address);
            await staff.PressAsync("Mulai");
            await Expect(staff.Page.Locator($"[data-masalah]:visible + {code}")).ToBeFocusedAsync();
            await Expect(staff.Page.Locator("[data-masalah]")).ToHaveTextAsync("Mohon isi bagian ini.");
            await staff.Page.FillAsync(code, "1FQF-XDNH");
            await staff.PressAsync("Mulai");
            await Expect(staff.Page.Locator("[data-masalah]:visible + #gerbang")).ToBeFocusedAsync();
            if (code != "#kode-kios") continue;
            await staff.Page.FillAsync("#gerbang", "Kios Lobi");
            await staff.Page.FillAsync("#pin-baru", "12");
            await staff.PressAsync("Mulai");
            await Expect(staff.Page.Locator("[data-masalah]:visible + #pin-baru")).ToBeFocusedAsync();
            await Expect(staff.Page.Locator("[data-masalah]")).ToHaveTextAsync("PIN terdiri atas 4 sampai 8 angka.");
            await staff.LooksAtAsync("kios-pin-salah");
        }

        crowd.FoundNothingWrong();
    }

    private async Task<Person> PairedAsync(Event at, Person kiosk, int width, int height)
    {
        await kiosk.Page.SetViewportSizeAsync(width, height);
        await kiosk.OpenAsync($"/kios/{at.Slug}#{await A.PairingCode(site, at, DeviceRight.Kiosk)}");
        await kiosk.Page.Locator("#gerbang").FillAsync("Kios Lobi");
        await kiosk.Page.Locator("#pin-baru").FillAsync(Pin);
        await kiosk.PressAsync("Mulai");
        await Expect(kiosk.Page.Locator("[data-kerja]")).ToBeVisibleAsync();
        return kiosk;
    }

    private static async Task TypeAsync(Person kiosk, string code)
    {
        await kiosk.Page.Locator("#kode").FillAsync(code);
        await kiosk.PressAsync("Catat kehadiran");
    }

    private static async Task UnlockAsync(Person kiosk, string pin)
    {
        await kiosk.Page.Locator("[data-atur]").ClickAsync();
        await kiosk.Page.Locator("#pin-masuk").FillAsync(pin);
        await kiosk.Page.Locator("#pin .btn-primary").ClickAsync();
    }

    private static async Task SeesNobodyAsync(Person kiosk, TicketInHand last)
    {
        await Expect(kiosk.Page.Locator("[data-hasil]")).ToBeEmptyAsync();
        Assert.DoesNotContain(last.Name, await kiosk.Page.ContentAsync(), StringComparison.Ordinal);
        await Expect(kiosk.Page.Locator("#kode")).ToHaveValueAsync("");
    }
}
