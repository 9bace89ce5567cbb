using System.Globalization;
using Bakohumas.Domain.Regions;
using Bakohumas.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>At a desk, 1,280 pixels wide.</summary>
public sealed partial class JourneyTests
{
    private async Task SetsUpTheServiceAsync(Person organizer)
    {
        await organizer.OpenAsync("/siapkan");
        await organizer.LooksAtAsync("siapkan");
        await organizer.FillAsync("Code", site.Services.GetRequiredService<SetupCode>().Make());
        await organizer.FillAsync("Name", "Dr. Ratna Wijaya, S.Sos.");
        await organizer.FillAsync("Mail", "ratna@malang.test");
        await organizer.FillAsync("Password", Password);
        await organizer.FillAsync("AgencyName", Agency);
        await organizer.ChooseAsync("AgencyType", "CityGovernment");
        await organizer.ChooseAsync("Region", "35.73");
        await organizer.PressAsync("Buat dan masuk");
        await organizer.ArrivesAtAsync("/panel$");
        await organizer.LooksAtAsync("panel-kosong");
        await organizer.PressAsync("Keluar");
        await SignsInAsync(organizer, "ratna@malang.test");
    }

    private static async Task SignsInAsync(Person person, string mail)
    {
        await person.OpenAsync("/masuk");
        await person.LooksAtAsync("masuk");
        await person.FillAsync("Mail", mail);
        await person.FillAsync("Password", Password);
        await person.PressAsync("Lanjut");
        await person.ArrivesAtAsync("/(panel|arsip)$");
    }

    private async Task CreatesAndPublishesAsync(Person organizer)
    {
        var starts = Zone.Wib.Local(site.Clock.Now.AddMinutes(40)).DateTime;
        await organizer.OpenAsync("/panel/kegiatan/baru");
        await organizer.LooksAtAsync("kegiatan-baru");
        await organizer.FillAsync("Name", "Peran Humas Menjaga Netralitas ASN");
        await organizer.FillAsync("Theme", "Satu suara, tanpa keberpihakan");
        await organizer.ChooseAsync("Kind", "Seminar");
        await organizer.ChooseAsync("Level", "Regency");
        await organizer.FillAsync("Venue", "Balai Kota Malang");
        await organizer.FillAsync("Room", "Ruang Majapahit");
        await organizer.ChooseAsync("Region", "35.73");
        await organizer.ChooseAsync("Zone", "WIB");
        await FillsTimeAsync(organizer, "Start", starts);
        await FillsTimeAsync(organizer, "End", starts.AddHours(2));
        await organizer.FillAsync("Capacity", "40");
        await organizer.TickAsync("Audience", "Pns");
        await organizer.TickAsync("Audience", "Pppk");
        await organizer.Page.Locator("select[name=PledgeText]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await organizer.FillAsync("ContactName", "Panitia Malang");
        await organizer.FillAsync("ContactReach", "panitia@malang.test");
        await organizer.PressAsync("Simpan draf");
        await organizer.ArrivesAtAsync("/panel/kegiatan/[^/]+$");
        slug = organizer.Page.Url.Split('/')[^1].Split('?')[0];
        await organizer.LooksAtAsync("kegiatan-draf");
        await organizer.OpenAsync($"/kegiatan/{slug}");
        await organizer.SeesAsync("Draf");
        await organizer.LooksAtAsync("halaman-umum-draf");
        await organizer.OpenAsync(Panel);
        await organizer.PressAsync("Terbitkan");
        await organizer.SeesAsync("Pendaftaran dibuka");
        await organizer.LooksAtAsync("kegiatan-terbit");
    }

    private static async Task FillsTimeAsync(Person organizer, string which, DateTime at)
    {
        await organizer.FillAsync(which + "Day", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await organizer.FillAsync(which + "Time", at.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private async Task<string> NewCodeAsync(Person organizer, string right)
    {
        await organizer.OpenAsync(Panel + "/perangkat");
        await organizer.TickAsync("right", right);
        await organizer.PressAsync("Buat kode pemasangan");
        await organizer.LooksAtAsync("panitia-perangkat");
        return await organizer.Page.Locator("[data-pairing-code]").InnerTextAsync();
    }

    private async Task OpensTheSigningAsync(Person organizer, Person hall)
    {
        await organizer.OpenAsync(Panel + "/penandatanganan");
        await organizer.PressAsync("Buka penandatanganan");
        await organizer.SeesAsync("Penandatanganan dibuka");
        await organizer.Button("Naskah").ClickAsync();
        await organizer.LooksAtAsync("panitia-penandatanganan");
        await Assertions.Expect(hall.Page.Locator(".bk-recite .is-now")).ToBeVisibleAsync();
        await hall.LooksAtAsync("layar-naskah");
    }

    private async Task ClosesAndFinishesAsync(Person organizer)
    {
        await organizer.OpenAsync(Panel + "/penandatanganan");
        await organizer.PressAsync("Tutup penandatanganan");
        await organizer.SeesAsync("Penandatanganan ditutup");
        await organizer.LooksAtAsync("panitia-ttd-ditutup");
        await organizer.OpenAsync(Panel);
        await organizer.PressAsync("Selesaikan kegiatan");
        await organizer.LooksAtAsync("panitia-selesai");
    }

    private static async Task InvitesARegionalOfficerAsync(Person organizer)
    {
        await organizer.OpenAsync("/panel/petugas/undang");
        await organizer.FillAsync("Name", "Dewi Lestari, S.I.Kom.");
        await organizer.FillAsync("Mail", "dewi@malang.test");
        await organizer.TickAsync("Role", "RegionalPr");
        await organizer.ChooseAsync("Region", "35.73");
        await organizer.LooksAtAsync("undang-humas");
        await organizer.PressAsync("Kirim undangan");
        await organizer.SeesAsync("Undangan masuk antrean surel");
        await organizer.LooksAtAsync("petugas");
    }

    private async Task ReadsTheReportAsync(Person organizer)
    {
        await SignsInAsync(organizer, "ratna@malang.test");
        await organizer.OpenAsync(Panel + "/tindak-lanjut");
        await organizer.SeesAsync("Dilaporkan");
        await organizer.LooksAtAsync("panitia-laporan-masuk");
        await organizer.Page.GetByRole(AriaRole.Link, new() { Name = "Tinjau " + Agency }).First.ClickAsync();
        await organizer.SeesAsync("Apel pagi, seluruh staf.");
        await organizer.LooksAtAsync("panitia-tinjau");
        await organizer.OpenAsync(Panel + "/surel");
        await organizer.LooksAtAsync("panitia-surel");
    }
}
