using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Features.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bakohumas.Browser.Tests;

/// <summary>A door whose network dies: two phones go on by their signed list, one is switched off and on, and afterwards the record is exactly what happened.</summary>
public sealed class DoorOfflineTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private readonly string profile = Directory.CreateTempSubdirectory("bakohumas-ponsel-").FullName;

    [Fact]
    public async Task Two_doors_without_network_and_a_restart_bring_exactly_the_rows_and_the_conflict_that_happened()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var early = await A.Ticket(site, at, "Ani Lestari");
        var twice = await A.Ticket(site, at, "Budi Hartono");
        var north = await A.Ticket(site, at, "Citra Dewi");
        var gone = await A.Ticket(site, at, "Dedi Kurniawan");
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == gone.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RegistrationState.Cancelled)));
        var utara = await crowd.SwitchedOnAsync(profile);
        var selatan = await crowd.OnPhoneAsync();
        await PairAsync(utara, at, "Utara");
        await ScanAsync(utara, early, "Diterima");
        await PairAsync(selatan, at, "Selatan");

        await utara.Page.Context.SetOfflineAsync(true);
        await selatan.Page.Context.SetOfflineAsync(true);
        await ScanAsync(utara, twice, "Diterima");
        await utara.SeesAsync("Dicatat di gawai ini");
        await NetworkAsync(utara, "Luring, 1 menunggu");
        await LooksAtAsync(utara, "pintu-luring");
        await ScanAsync(utara, north, "Diterima");
        await ScanAsync(utara, gone, "Ditolak");
        await NetworkAsync(utara, "Luring, 3 menunggu");
        // What another door did while there was a network is known here.
        await ScanAsync(selatan, early, "Sudah di dalam");
        await selatan.SeesAsync("lewat Utara");
        await ScanAsync(selatan, twice, "Diterima");
        await TypeAsync(selatan, "ZZZZ ZZZZ ZZZZ ZZZ9");
        await selatan.SeesAsync("Tidak ada di daftar");
        await LooksAtAsync(selatan, "pintu-luring-tidak-ada");
        await selatan.PressAsync("Berikutnya");

        await utara.Page.Context.CloseAsync();
        utara = await crowd.SwitchedOnAsync(profile, isOffline: true);
        await utara.OpenAsync($"/pintu/{at.Slug}");
        await NetworkAsync(utara, "Luring, 3 menunggu");
        await ScanAsync(utara, twice, "Sudah di dalam");
        await NetworkAsync(utara, "Luring, 4 menunggu");
        Assert.Equal(1, await site.ReadAsync(db => db.Scans.CountAsync(s => s.EventId == at.Id)));

        foreach (var door in (Person[])[utara, selatan])
        {
            await door.Page.Context.SetOfflineAsync(false);
            await NetworkAsync(door, "Daring");
            door.Forgives("Failed to load resource");
        }

        // A phone knows the server's clock as well as its quickest answer: rows are compared without their order.
        var rows = await site.ReadAsync(db => db.Scans.AsNoTracking().Where(s => s.EventId == at.Id).ToListAsync());
        (Guid Ticket, string Gate, Verdict Verdict, bool Forced)[] expected =
        [
            (early.Id, "Utara", Verdict.Admitted, false), (twice.Id, "Utara", Verdict.Admitted, true), (north.Id, "Utara", Verdict.Admitted, true), (gone.Id, "Utara", Verdict.Refused, true),
            (early.Id, "Selatan", Verdict.AlreadyInside, true), (twice.Id, "Selatan", Verdict.Admitted, true), (Guid.Empty, "Selatan", Verdict.Unknown, true), (twice.Id, "Utara", Verdict.AlreadyInside, true),
        ];
        Assert.Equal(expected.Order(), rows.ConvertAll(s => (s.RegistrationId ?? Guid.Empty, s.Gate, s.Verdict, s.Forced)).Order());
        var pair = Assert.Single(await site.ReadAsync(db => ConflictsPage.Pairs(db, at.Id).ToListAsync()));
        Assert.Equal((twice.Id, "Selatan"), (pair.RegistrationId!.Value, pair.Gate));
        (Guid Ticket, string Gate)[] came = [(early.Id, "Utara"), (twice.Id, "Utara"), (north.Id, "Utara")];
        Assert.Equal(came.Order(), (await site.ReadAsync(db => db.Admissions.AsNoTracking().Where(a => a.EventId == at.Id).ToListAsync())).ConvertAll(a => (a.RegistrationId, a.Gate)).Order());
        crowd.FoundNothingWrong();
    }

    [Theory]
    [InlineData("askew")]
    [InlineData("blurred")]
    [InlineData("dark")]
    [InlineData("moving")]
    public async Task A_bad_picture_in_a_bad_hall_is_read(string how)
    {
        await using var crowd = new Crowd(chromium, site);
        using var scenery = new Scenery();
        var at = await Hall.OpenAsync(site);
        var ticket = await A.Ticket(site, at);
        var guest = await crowd.OnPhoneAsync();
        await guest.OpenAsync(ticket.Home);
        var door = await crowd.WithCameraAsync(await scenery.BadFilmAsync(await guest.Page.Locator(".bk-qr").First.ScreenshotAsync(), how));

        await door.OpenAsync($"/pintu/{at.Slug}");
        await door.FillAsync("pairingCode", await A.PairingCode(site, at));
        await door.FillAsync("gate", "Utara");
        await door.PressAsync("Mulai bertugas");

        await door.SeesAsync(ticket.Name);
        await door.PressAsync("Terima");
        await door.SeesAsync("Diterima");
        Assert.Equal(1, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task A_browser_that_forbids_storage_says_so_and_loses_nothing_while_the_page_is_open()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var ticket = await A.Ticket(site, at);
        var door = await crowd.OnPhoneAsync();
        await door.Page.AddInitScriptAsync("for (const name of ['indexedDB', 'localStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });");
        await PairAsync(door, at, "Utara");
        await door.Page.Locator("[data-jaringan]").ClickAsync();
        await door.SeesAsync("Peramban ini melarang penyimpanan");
        await door.LooksAtAsync("pintu-tanpa-simpanan");
        await door.Page.Locator("dialog[open] [data-tutup]").ClickAsync();

        await door.Page.Context.SetOfflineAsync(true);
        await ScanAsync(door, ticket, "Diterima");
        await NetworkAsync(door, "Luring, 1 menunggu");
        await door.Page.Context.SetOfflineAsync(false);
        await NetworkAsync(door, "Daring");

        Assert.Equal((ticket.Id, true), await site.ReadAsync(async db => await db.Scans.Where(s => s.EventId == at.Id).Select(s => new { s.RegistrationId, s.Forced }).SingleAsync() is { } s ? (s.RegistrationId!.Value, s.Forced) : default));
    }

    [Fact]
    public async Task A_camera_that_is_refused_or_lost_is_said_and_the_door_goes_on()
    {
        await using var crowd = new Crowd(chromium, site);
        using var scenery = new Scenery();
        var at = await Hall.OpenAsync(site);
        var (first, second) = (await A.Ticket(site, at, "Ani Lestari"), await A.Ticket(site, at, "Budi Hartono"));
        var refused = await crowd.OnPhoneAsync();
        await PairAsync(refused, at, "Utara");
        await refused.PressAsync("Nyalakan kamera");
        await refused.SeesAsync("Kamera tidak dapat dipakai");
        await ScanAsync(refused, first, "Diterima");

        var guest = await crowd.OnPhoneAsync();
        await guest.OpenAsync(second.Home);
        var lost = await crowd.WithCameraAsync(await scenery.FilmAsync(await guest.Page.Locator(".bk-qr").First.ScreenshotAsync()));
        await lost.OpenAsync($"/pintu/{at.Slug}");
        await lost.FillAsync("pairingCode", await A.PairingCode(site, at));
        await lost.FillAsync("gate", "Selatan");
        await lost.PressAsync("Mulai bertugas");
        await lost.SeesAsync(second.Name);
        await lost.PressAsync("Terima");
        await lost.SeesAsync("Diterima");
        // Another app takes the camera: from then on the system refuses it, and the film ends.
        await lost.Page.EvaluateAsync(
            """
            () => {
              navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('in use', 'NotReadableError'));
              document.querySelector('video').srcObject.getVideoTracks()[0].dispatchEvent(new Event('ended'));
            }
            """);
        await lost.SeesAsync("Kamera tidak dapat dipakai");
        await lost.PressAsync("Berikutnya");
        await ScanAsync(lost, first, "Sudah di dalam");
        Assert.Equal(2, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id)));
    }

    [Fact]
    public async Task The_rehearsal_says_on_the_phone_what_is_ready_and_tells_the_server()
    {
        await using var crowd = new Crowd(chromium, site);
        using var scenery = new Scenery();
        var at = await Hall.OpenAsync(site);
        await A.Ticket(site, at);
        var test = await QrAsync($"bakohumas:uji:{at.Slug}");
        var door = await crowd.WithCameraAsync(await scenery.FilmAsync(test));
        await door.OpenAsync($"/pintu/{at.Slug}");
        await door.FillAsync("pairingCode", await A.PairingCode(site, at));
        await door.FillAsync("gate", "Utara");
        await door.PressAsync("Mulai bertugas");
        await door.SeesAsync("Kode uji terbaca");
        await door.PressAsync("Berikutnya");
        await door.Page.Locator("[data-jaringan]").ClickAsync();
        await door.PressAsync("Periksa kesiapan gawai");
        await Expect(door.Page.Locator("#siap li.is-ok", new() { HasText = "Kode uji terbaca" })).ToBeVisibleAsync();
        await Expect(door.Page.Locator("#siap li.is-ok", new() { HasText = "1 kode" })).ToBeVisibleAsync();
        await door.LooksAtAsync("pintu-kesiapan");

        Assert.Equal(0, await site.ReadAsync(db => db.Scans.CountAsync(s => s.EventId == at.Id)));
        var told = await site.ReadAsync(db => db.Devices.AsNoTracking().SingleAsync(d => d.EventId == at.Id));
        Assert.Equal((1, true, 0), (told.ListRows, told.HasCamera, told.Waiting));
        crowd.FoundNothingWrong();
    }

    private static Task<byte[]> QrAsync(string text)
    {
        using var data = QRCoder.QRCodeGenerator.GenerateQrCode(text, QRCoder.QRCodeGenerator.ECCLevel.M);
        using var code = new QRCoder.PngByteQRCode(data);
        return Task.FromResult(code.GetGraphic(12));
    }

    /// <summary>Pairs, chooses Cepat, and waits until the phone holds the list and its page.</summary>
    private async Task PairAsync(Person door, Event at, string gate)
    {
        await door.OpenAsync($"/pintu/{at.Slug}");
        await door.FillAsync("pairingCode", await A.PairingCode(site, at));
        await door.FillAsync("gate", gate);
        await door.PressAsync("Mulai bertugas");
        await Expect(door.Page.Locator("[data-daftar]")).ToContainTextAsync("kode, pukul");
        await door.Page.GetByRole(AriaRole.Button, new() { Name = "Pengaturan" }).ClickAsync();
        await door.Page.Locator("#atur label", new() { HasText = "Cepat" }).ClickAsync();
        await door.Page.Locator("#atur form button[value=ok], #atur form button.btn-primary").First.ClickAsync();
        await door.Page.WaitForFunctionAsync("async () => !!(await caches.match(location.href)) && !!(await caches.match(document.querySelector('script[src*=\"/door.\"]').src))");
    }

    // Without network the browser notes each call that failed.
    private static Task LooksAtAsync(Person door, string name)
    {
        door.Forgives("Failed to load resource");
        return door.LooksAtAsync(name);
    }

    private static async Task ScanAsync(Person door, TicketInHand ticket, string verdict)
    {
        await TypeAsync(door, ticket.DoorCode);
        await Expect(door.Page.Locator("[data-hasil] .bk-word")).ToContainTextAsync(verdict);
        await Expect(door.Page.Locator("[data-hasil]")).ToContainTextAsync(ticket.Name);
    }

    private static async Task TypeAsync(Person door, string code)
    {
        await door.Page.Locator("[data-buka=ketik]").ClickAsync();
        await door.Page.FillAsync("#kode", code);
        await door.Page.Locator("#ketik button[value=ok]").ClickAsync();
    }

    private static Task NetworkAsync(Person door, string words) =>
        Expect(door.Page.Locator("[data-jaringan] [data-kata]")).ToHaveTextAsync(words, new() { Timeout = 30_000 });
}
