namespace Bakohumas.Browser.Tests;

public sealed class WithoutScriptTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    [Fact]
    public async Task Somebody_without_script_registers_signs_by_typing_and_has_it_verified()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var siti = await crowd.OnPhoneAsync(script: false);

        await siti.OpenAsync($"/kegiatan/{at.Slug}/daftar");
        await siti.FillAsync("Name", "Siti Rahmawati, S.Sos.");
        await siti.TickAsync("Status", "Pppk");
        await siti.TickAsync("NoNumber");
        await siti.FillAsync("Agency", "Dinas Kominfo Kota Batu");
        await siti.FillAsync("Position", "Pranata Humas");
        await siti.FillAsync("Mail", "siti@batu.test");
        await siti.TickAsync("Consent");
        await siti.PressAsync("Kirim pendaftaran");
        await siti.ArrivesAtAsync("/tiket/");
        await Hall.AdmitAsync(site, at, (await siti.Page.Locator(".bk-ticketno").First.InnerTextAsync()).Trim());

        await siti.Page.ReloadAsync();
        await siti.PressAsync("Baca dan tanda tangani");
        await siti.TickAsync("consentPledge");
        await siti.TickAsync("consentData");
        await siti.TickAsync("method", "typed");
        await siti.FillAsync("name", "Siti Rahmawati, S.Sos.");
        await Pictures.KeepAsync(siti.Page, "tanpa-skrip-tanda-tangan");
        await siti.PressAsync("Tanda tangani komitmen");
        await siti.SeesAsync("penanda tangan ke-1");

        await siti.Page.Locator("a[href*='/verifikasi/']").First.ClickAsync();
        await siti.SeesAsync("Kode ini kami terbitkan");
        await siti.FillAsync("nama", "Siti Rahmawati");
        await siti.PressAsync("Cocokkan nama");
        await siti.SeesAsync("Nama itu sama dengan yang tercatat");
    }
}
