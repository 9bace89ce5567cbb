using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Browser.Tests;

/// <summary>What must not be lost, doubled or broken between a finger and the server.</summary>
public sealed class CareTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    private const string Ink = "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 3 && v > 0).length";

    [Fact]
    public async Task A_form_with_a_mistake_comes_back_with_everything_that_was_typed()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var siti = await crowd.OnPhoneAsync();
        await siti.OpenAsync($"/kegiatan/{at.Slug}/daftar");
        await siti.FillAsync("Name", "Siti Rahmawati, S.Sos.");
        await siti.TickAsync("Status", "Pppk");
        await siti.FillAsync("Number", "123");
        await siti.FillAsync("Agency", "Dinas Kominfo Kota Batu");
        await siti.FillAsync("Mail", "siti@batu.test");

        await siti.PressAsync("Kirim pendaftaran");

        await siti.SeesAsync("Mohon isi bagian ini.");
        Assert.Equal(
            ["Siti Rahmawati, S.Sos.", "123", "Dinas Kominfo Kota Batu", "siti@batu.test"],
            await Task.WhenAll(((string[])["Name", "Number", "Agency", "Mail"]).Select(field => siti.Page.InputValueAsync($"input[name={field}]"))));
        Assert.True(await siti.Page.IsCheckedAsync("[name=Status][value=Pppk]"));
        Assert.True(await siti.Page.EvaluateAsync<bool>("document.activeElement.matches('.bk-errors')"), "The focus stands on the summary of mistakes.");
        siti.Forgives("Failed to load resource: the server responded with a status of 422");
        await siti.LooksAtAsync("daftar-keliru");
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task A_double_click_on_the_signing_button_makes_one_pledge()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var guest = await Hall.GuestAsync(site, at);
        var siti = await crowd.AtDeskAsync();
        await ConsentsAsync(siti, guest.Home);
        await Signature.WithAMouseAsync(siti.Page);

        await siti.Button("Tanda tangani komitmen").DblClickAsync();

        await siti.SeesAsync("penanda tangan ke-1");
        Assert.Equal(1, await site.ReadAsync(db => db.Pledges.CountAsync(p => p.RegistrationId == guest.Id)));
        await siti.LooksAtAsync("tanda-terima-klik-ganda");
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task A_phone_turned_on_its_side_keeps_the_drawing()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var siti = await crowd.OnPhoneAsync();
        await ConsentsAsync(siti, (await Hall.GuestAsync(site, at)).Home);
        await Signature.WithAFingerAsync(siti.Page);
        var drawn = await siti.Page.InputValueAsync("input[name=strokes]");
        Assert.NotEmpty(drawn);

        await siti.Page.SetViewportSizeAsync(844, 390);

        await siti.Page.WaitForFunctionAsync("() => { const c = document.querySelector('.bk-pad canvas'); return c.width === Math.round(c.parentElement.clientWidth * devicePixelRatio); }");
        Assert.Equal(drawn, await siti.Page.InputValueAsync("input[name=strokes]"));
        Assert.True(await siti.Page.Locator(Signature.Pad).EvaluateAsync<int>(Ink) > 500, "The drawing is on the pad.");
        await siti.LooksAtAsync("tanda-tangan-rebah");
        await siti.PressAsync("Tanda tangani komitmen");
        await siti.SeesAsync("penanda tangan ke-1");
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task Text_of_twice_the_size_fits_the_signing_page_of_a_phone()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var siti = await crowd.OnPhoneAsync();
        await siti.OpenAsync((await Hall.GuestAsync(site, at)).Home + "/tanda-tangan");
        await siti.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");

        await siti.LooksAtAsync("tanda-tangan-huruf-besar");

        var button = (await siti.Button("Tanda tangani komitmen").BoundingBoxAsync())!;
        Assert.InRange(button.X, 0, 390 - button.Width);
        crowd.FoundNothingWrong();
    }

    private static async Task ConsentsAsync(Person siti, string home)
    {
        await siti.OpenAsync(home + "/tanda-tangan");
        await siti.TickAsync("consentPledge");
        await siti.TickAsync("consentData");
        await siti.Page.Locator(".bk-tabs label").First.ClickAsync();
    }
}
