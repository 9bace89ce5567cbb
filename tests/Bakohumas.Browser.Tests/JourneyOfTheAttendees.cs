using System.Globalization;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>One with a phone and a finger, one with nothing but a keyboard.</summary>
public sealed partial class JourneyTests
{
    private async Task RegistersByFormAsync(Person siti, SmtpServer post)
    {
        await siti.OpenAsync("/");
        await siti.LooksAtAsync("beranda");
        await siti.OpenAsync($"/kegiatan/{slug}");
        await siti.LooksAtAsync("halaman-umum");
        await siti.PressAsync("Daftar sekarang");
        await siti.LooksAtAsync("daftar");
        await siti.FillAsync("Name", Siti);
        await siti.TickAsync("Status", "Pns");
        await siti.FillAsync("Number", "198503152010012001");
        await siti.FillAsync("Agency", Agency);
        await siti.FillAsync("Unit", "Dinas Komunikasi dan Informatika");
        await siti.FillAsync("Position", "Pranata Humas Ahli Muda");
        await siti.TickAsync("RepresentsPublicRelations");
        await siti.FillAsync("Mail", "siti@malang.test");
        await siti.TickAsync("Consent");
        await siti.PressAsync("Kirim pendaftaran");
        await siti.ArrivesAtAsync("/tiket/");
        await siti.LooksAtAsync("tiket");

        await site.PostAsync();
        var mail = Assert.Single(post.Letters, l => l.To.Contains("siti@malang.test", StringComparison.Ordinal));
        Assert.NotNull(mail.Calendar);
        await siti.OpenAsync(mail.LinkWith("/tiket/"));
        await siti.SeesAsync("Siti Rahmawati");
    }

    private async Task RegistersByKeyboardAsync(Person bayu)
    {
        await bayu.OpenAsync($"/kegiatan/{slug}/daftar");
        await bayu.TypeAsync("Name", Bayu);
        await bayu.TabToAsync("[name=Status]");
        await bayu.Page.Keyboard.PressAsync("Space");
        await bayu.TypeAsync("Number", "199001012015011002");
        await bayu.TypeAsync("Agency", Agency);
        await bayu.TypeAsync("Position", "Analis Kebijakan");
        await bayu.TypeAsync("Mail", "bayu@malang.test");
        await bayu.TabToAsync("[name=Consent]");
        await bayu.Page.Keyboard.PressAsync("Space");
        await bayu.TabToAsync("button.btn-primary");
        await bayu.Page.Keyboard.PressAsync("Enter");
        await bayu.ArrivesAtAsync("/tiket/");
        await bayu.LooksAtAsync("tiket-di-meja");
    }

    private static async Task SignsWithAFingerAsync(Person siti)
    {
        await siti.Page.ReloadAsync();
        await siti.LooksAtAsync("tiket-di-dalam");
        await siti.PressAsync("Baca dan tanda tangani");
        await siti.LooksAtAsync("tanda-tangan");
        await siti.TickAsync("consentPledge");
        await siti.TickAsync("consentData");
        await siti.Page.Locator(".bk-tabs label").First.TapAsync();
        await Signature.WithAFingerAsync(siti.Page);
        await siti.LooksAtAsync("tanda-tangan-tergores");
        await siti.PressAsync("Tanda tangani komitmen");
        await siti.SeesAsync("penanda tangan ke-1");
        await siti.LooksAtAsync("tanda-terima");
    }

    private static async Task SignsByKeyboardAsync(Person bayu)
    {
        await bayu.Page.ReloadAsync();
        await bayu.TabToAsync("a[href$='/tanda-tangan']");
        await bayu.Page.Keyboard.PressAsync("Enter");
        await bayu.ArrivesAtAsync("/tanda-tangan$");
        foreach (var consent in (string[])["consentPledge", "consentData", "showInJoint"])
        {
            await bayu.TabToAsync($"[name={consent}]");
            await bayu.Page.Keyboard.PressAsync("Space");
        }

        await bayu.TabToAsync("[name=method]");
        await bayu.Page.Keyboard.PressAsync("ArrowRight");
        await bayu.TypeAsync("name", Bayu);
        await bayu.LooksAtAsync("tanda-tangan-ketik");
        await bayu.TabToAsync("button[type=submit]");
        await bayu.Page.Keyboard.PressAsync("Enter");
        await bayu.SeesAsync("penanda tangan ke-2");
    }

    private async Task ReportsByLinkAsync(Person siti, SmtpServer post, string photo)
    {
        var duty = Assert.Single(post.Letters, l => l.To.Contains("siti@malang.test", StringComparison.Ordinal) && l.Text.Contains("/tindak-lanjut/", StringComparison.Ordinal));
        await siti.OpenAsync(duty.LinkWith("/tindak-lanjut/"));
        await siti.LooksAtAsync("laporan");
        await siti.FillAsync("HeldOn", Zone.Wib.DayOf(site.Clock.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await siti.FillAsync("Reached", "64");
        await siti.Page.Locator("[name=Files]").SetInputFilesAsync(photo);
        await siti.FillAsync("Note", "Apel pagi, seluruh staf.");
        await Assertions.Expect(siti.Button("Kirim laporan")).ToBeEnabledAsync();
        await siti.PressAsync("Kirim laporan");
        await siti.SeesAsync("Terima kasih, laporan sudah masuk");
        await siti.LooksAtAsync("laporan-masuk");
        var kept = await site.ReadAsync(db => db.Files.AsNoTracking().Where(f => f.MediaType == "image/jpeg").SingleAsync());
        Assert.InRange(kept.Length, 1, new FileInfo(photo).Length);
    }
}
