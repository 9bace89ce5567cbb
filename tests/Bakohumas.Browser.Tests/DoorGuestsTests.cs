using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Bakohumas.Browser.Tests;

/// <summary>The door on a phone: a walk-in in six fields, a delegation by one confirmation, a guest of honour, numbers without names.</summary>
public sealed class DoorGuestsTests(SeminarSite site, Chromium chromium) : IClassFixture<SeminarSite>
{
    [Fact]
    public async Task Staff_register_a_walk_in_let_a_delegation_in_and_see_who_is_received()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        var agency = await A.Agency(site, "Dinas Rombongan Contoh");
        var guest = await A.Ticket(site, at, "Bupati Rombongan", agency, change: r => r.VipSince = site.Clock.Now);
        await A.Ticket(site, at, "Anggota Rombongan", agency);
        var staff = await crowd.OnPhoneAsync();
        await staff.OpenAsync($"/pintu/{at.Slug}");
        await staff.Page.FillAsync("#kode-pasangan", await A.PairingCode(site, at));
        await staff.Page.FillAsync("#gerbang", "Pintu Utara");
        await staff.PressAsync("Mulai bertugas");

        await staff.Page.ClickAsync("[data-buka=langsung]");
        await staff.Page.ClickAsync("[data-langsung-kirim]");
        await staff.SeesAsync("Tulis nama lengkapnya.");
        await staff.LooksAtAsync("pintu-peserta-langsung-salah");
        await staff.Page.FillAsync("#langsung-nama", "Lastri Handayani, S.Sos.");
        await staff.Page.FillAsync("#langsung-instansi", "Dinas Kominfo Kota Contoh");
        await staff.Page.SelectOptionAsync("#langsung-status", "Pns");
        await staff.Page.FillAsync("#langsung-hubungi", "0812-3456-7890");
        await staff.Page.CheckAsync("#langsung-setuju");
        await staff.Page.ClickAsync("[data-langsung-kirim]");
        await staff.SeesAsync("Minta orangnya memotret kode ini");
        await staff.LooksAtAsync("pintu-tiket-langsung");
        await staff.PressAsync("Selesai");
        await staff.SeesAsync("Diterima");
        await staff.LooksAtAsync("pintu-peserta-langsung");

        await staff.Page.ClickAsync("[data-buka=rombongan]");
        await staff.Page.FillAsync("#rombongan-instansi", "rombongan contoh");
        await staff.PressAsync("Dinas Rombongan Contoh");
        await staff.SeesAsync("Terima 2 orang");
        await staff.LooksAtAsync("pintu-rombongan");
        await staff.Page.FillAsync("#pendamping-jumlah", "3");
        await staff.Page.ClickAsync("[data-pendamping] button[value=in]");
        await staff.SeesAsync("3 pendamping");
        await staff.Page.ClickAsync("[data-rombongan-terima]");
        await staff.SeesAsync("2 orang diterima");
        await staff.LooksAtAsync("pintu-rombongan-diterima");

        await staff.Page.ClickAsync("[data-buka=ketik]");
        await staff.Page.FillAsync("#kode", guest.DoorCode);
        await staff.PressAsync("Lanjut");
        await staff.Page.Locator(".bk-verdict .bk-vip", new() { HasTextString = "Tamu kehormatan" }).WaitForAsync();
        await staff.LooksAtAsync("pintu-tamu-kehormatan");

        Assert.Equal(3, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.EventId == at.Id && a.UndoId == null)));
        Assert.Equal(3, await site.ReadAsync(db => db.Companions.Where(c => c.EventId == at.Id && c.Kind == CompanionKind.Companion).SumAsync(c => c.Number)));
        crowd.FoundNothingWrong();
    }

    [Fact]
    public async Task Without_network_a_walk_in_gets_a_slip_and_the_server_hears_of_it_afterwards()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        await A.Ticket(site, at);
        var staff = await crowd.OnPhoneAsync();
        await PairAsync(staff, at);

        await staff.Page.Context.SetOfflineAsync(true);
        await GuestAsync(staff, "Ketut Tanpa Jaringan");
        await staff.SeesAsync("Nomor slip U-01");
        await staff.LooksAtAsync("pintu-peserta-langsung-luring");
        Assert.Equal(0, await site.ReadAsync(db => db.WalkIns.CountAsync(w => w.EventId == at.Id)));

        await staff.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(staff.Page.Locator("[data-jaringan]")).ToContainTextAsync("Daring", new() { Timeout = 30_000 });
        await Assertions.Expect(staff.Page.Locator("[data-jaringan]")).Not.ToContainTextAsync("menunggu", new() { Timeout = 30_000 });
        var person = await site.ReadAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.EventId == at.Id && r.Slip == "U-01"));
        Assert.Equal(("Ketut Tanpa Jaringan", true), (person.Name, await site.ReadAsync(db => db.WalkIns.Where(w => w.RegistrationId == person.Id).Select(w => w.Forced).SingleAsync())));
        Assert.Equal(1, await site.ReadAsync(db => db.Admissions.CountAsync(a => a.RegistrationId == person.Id)));
    }

    [Fact]
    public async Task A_form_that_the_server_cannot_read_stays_in_sight_goes_with_the_file_and_is_discarded_only_by_hand()
    {
        await using var crowd = new Crowd(chromium, site);
        var at = await Hall.OpenAsync(site);
        await A.Ticket(site, at);
        var staff = await crowd.OnPhoneAsync();
        await PairAsync(staff, at);
        await staff.Page.Context.SetOfflineAsync(true);
        await GuestAsync(staff, "Ketut Tanpa Jaringan");
        await staff.PressAsync("Berikutnya");
        await GuestAsync(staff, "Wayan Terbaca");
        // The first form is damaged where it lies.
        await staff.Page.EvaluateAsync(
            """
            () => new Promise(done => {
              const open = indexedDB.open('bakohumas-langsung');
              open.onsuccess = () => {
                const forms = open.result.transaction('forms', 'readwrite').objectStore('forms');
                const all = forms.getAll();
                all.onsuccess = () => {
                  const form = all.result.find(f => f.slip === 'U-01');
                  forms.put({ ...form, sealed: form.sealed.slice(0, -4) + 'AAAA' }).onsuccess = () => { open.result.close(); done(); };
                };
              };
            })
            """);

        await staff.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(staff.Page.Locator("[data-jaringan] [data-kata]")).ToHaveTextAsync("Daring, 1 menunggu", new() { Timeout = 30_000 });
        await staff.Page.ClickAsync("[data-jaringan]");
        await staff.SeesAsync("Server tidak dapat membaca formulir ini.");
        await staff.SeesAsync("Slip U-01");
        staff.Forgives("Failed to load resource");
        await staff.LooksAtAsync("pintu-formulir-bermasalah");
        var file = await staff.DownloadAsync("Simpan antrean sebagai berkas");
        await staff.Page.ClickAsync("[data-formulir-daftar] button");
        await staff.SeesAsync("Buang formulir slip U-01?");
        await staff.LooksAtAsync("pintu-formulir-buang");
        await staff.Page.ClickAsync("#buang [data-tutup]");
        await staff.SeesAsync("Slip U-01");
        await staff.Page.ClickAsync("[data-formulir-daftar] button");
        await staff.PressAsync("Ya, buang");
        await Assertions.Expect(staff.Page.Locator("[data-jaringan] [data-kata]")).ToHaveTextAsync("Daring");
        await Assertions.Expect(staff.Page.Locator("[data-formulir]")).ToBeHiddenAsync();
        Assert.Equal(["Wayan Terbaca"], await site.ReadAsync(db => db.Registrations.Where(r => r.EventId == at.Id && r.Slip != null).Select(r => r.Name).ToListAsync()));

        // The organizer reads of it in the file.
        var (mail, password) = await Hall.OrganizerAsync(site, at);
        foreach (var organizer in (Person[])[await crowd.AtDeskAsync(), await crowd.OnPhoneAsync()])
        {
            await organizer.OpenAsync("/masuk");
            await organizer.FillAsync("Mail", mail);
            await organizer.FillAsync("Password", password);
            await organizer.PressAsync("Lanjut");
            await organizer.ArrivesAtAsync("/(panel|arsip)$");
            await organizer.OpenAsync($"/panel/kegiatan/{at.Slug}/perangkat/gladi");
            await organizer.Page.SetInputFilesAsync("#berkas", new FilePayload { Name = "antrean.json", MimeType = "application/json", Buffer = file });
            await organizer.PressAsync("Masukkan antrean");
            await organizer.SeesAsync("Pendaftaran langsung, slip U-01");
            await organizer.LooksAtAsync("panitia-antrean-berkas");
        }

        crowd.FoundNothingWrong();
    }

    private async Task PairAsync(Person staff, Event at)
    {
        await staff.OpenAsync($"/pintu/{at.Slug}");
        await staff.Page.FillAsync("#kode-pasangan", await A.PairingCode(site, at));
        await staff.Page.FillAsync("#gerbang", "Pintu Utara");
        await staff.PressAsync("Mulai bertugas");
        // The list has come: with it the key to which forms are sealed.
        await Assertions.Expect(staff.Page.Locator("[data-daftar]")).ToContainTextAsync("kode, pukul");
    }

    private static async Task GuestAsync(Person staff, string name)
    {
        await staff.Page.ClickAsync("[data-buka=langsung]");
        await staff.Page.FillAsync("#langsung-nama", name);
        await staff.Page.FillAsync("#langsung-instansi", "Dinas Luring");
        await staff.Page.SelectOptionAsync("#langsung-status", "Pns");
        await staff.Page.FillAsync("#langsung-hubungi", "0813-3456-7890");
        await staff.Page.CheckAsync("#langsung-setuju");
        await staff.Page.ClickAsync("[data-langsung-kirim]");
        await staff.SeesAsync("Nomor slip");
    }
}
