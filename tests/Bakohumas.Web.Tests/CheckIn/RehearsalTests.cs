using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>The evening before, and the queue of a phone that never finds the network again.</summary>
public sealed class RehearsalTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_device_is_green_or_says_what_to_do()
    {
        var at = await A.Event(site);
        await A.Ticket(site, at);
        using var ready = await Door.PairAsync(site, at.Slug, await A.PairingCode(site, at), "HP utara");
        using var silent = await Door.PairAsync(site, at.Slug, await A.PairingCode(site, at), "HP selatan");
        using var screen = await Door.PairAsync(site, at.Slug, await A.PairingCode(site, at, DeviceRight.Screen), "Layar");
        await ready.BatchAsync([], device: new { waiting = 0, listRows = 1, listMadeAt = site.Clock.Now, skewMs = 300, battery = 90, isPersistent = true, hasCamera = true, testedAt = site.Clock.Now });
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        var page = (await officer.GetAsync(Home(at) + "/gladi")).IsOk();

        Assert.Contains("1 dari 2 gawai siap", page.Words, StringComparison.Ordinal);
        var cards = page.Html.QuerySelectorAll(".bk-gladi section").ToDictionary(c => c.QuerySelector("h2")!.TextContent);
        Assert.Equal(["HP selatan", "HP utara"], cards.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(cards["HP utara"].QuerySelectorAll("li.is-again"));
        Assert.Contains("Daftar lengkap: 1 dari 1 kode", cards["HP utara"].TextContent, StringComparison.Ordinal);
        Assert.Contains("Belum pernah melapor", cards["HP selatan"].TextContent, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("0 dari 2 gawai siap", (await officer.GetAsync(Home(at) + "/gladi")).IsOk().Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listRows", 0, "Daftar berisi 0 dari 1 kode")]
    [InlineData("hasCamera", false, "Kamera tidak memberi gambar")]
    [InlineData("skewMs", -90_000, "Selisih jam -90 detik")]
    [InlineData("battery", 20, "Baterai 20%")]
    [InlineData("isPersistent", false, "Penyimpanan tidak dijamin")]
    [InlineData("waiting", 3, "Menunggu dikirim: 3")]
    [InlineData("testedAt", null, "Kode uji belum terbaca")]
    public async Task One_thing_that_is_wrong_is_named(string field, object? value, string said)
    {
        var at = await A.Event(site);
        await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var device = new Dictionary<string, object?>
        {
            ["waiting"] = 0, ["listRows"] = 1, ["skewMs"] = 0, ["battery"] = 90, ["isPersistent"] = true, ["hasCamera"] = true, ["testedAt"] = site.Clock.Now, [field] = value,
        };
        await door.BatchAsync([], device: device);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        var page = (await officer.GetAsync(Home(at) + "/gladi")).IsOk();

        var wrong = Assert.Single(page.Html.QuerySelectorAll(".bk-gladi li.is-again"));
        Assert.Contains(said, wrong.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_as_a_file_is_taken_once_as_the_rows_of_its_device()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var happened = site.Clock.Now.AddMinutes(-20);
        var nonce = A.NewId(site);
        var file = File(door, at.Slug, [Door.Row(ticket.DoorCode, "Utara", happened, nonce), Door.Row(ticket.DoorCode, "", happened, A.NewId(site))]);
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        var taken = (await UploadAsync(officer, at, file)).IsOk();
        var again = (await UploadAsync(officer, at, file)).IsOk();

        Assert.Contains("1 catatan sudah ada di server; 1 tidak dapat diterima", taken.Words, StringComparison.Ordinal);
        Assert.Contains("1 catatan sudah ada di server; 1 tidak dapat diterima", again.Words, StringComparison.Ordinal);
        var row = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.EventId == at.Id));
        Assert.Equal((door.Pairing.GetProperty("deviceId").GetGuid(), nonce, happened, true), (row.DeviceId, row.Nonce, row.HappenedAt, row.Forced));
        // The phone finds the network after all.
        Assert.Equal(200, (await door.BatchAsync([Door.Row(ticket.DoorCode, "Utara", happened, nonce)])).Body.GetProperty("answers")[0].GetProperty("status").GetInt32());
        Assert.Equal(new Kept(1, 1, 1, 0, 1), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task A_changed_a_foreign_and_an_unreadable_file_are_refused_with_the_reason_and_nothing_is_recorded()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        using var elsewhere = await A.Door(site, other);
        object[] rows = [Door.Row(ticket.DoorCode, "Utara", site.Clock.Now, A.NewId(site))];
        var changed = JsonSerializer.Deserialize<Dictionary<string, string>>(File(door, at.Slug, rows))!;
        changed["payload"] = JsonSerializer.Deserialize<Dictionary<string, string>>(File(door, at.Slug, [.. rows, .. rows]))!["payload"];
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        foreach (var (file, said) in (IEnumerable<(byte[], string)>)
                 [
                     (JsonSerializer.SerializeToUtf8Bytes(changed), "sudah diubah sejak disimpan"), (File(elsewhere, other.Slug, rows), "kegiatan lain"), (File(elsewhere, at.Slug, rows), "kegiatan lain"),
                     ("bukan json"u8.ToArray(), "Pilih berkas antrean"), ("{\"payload\":\"!!\",\"mac\":\"AA\"}"u8.ToArray(), "Pilih berkas antrean"), ("null"u8.ToArray(), "Pilih berkas antrean"),
                     ("{\"payload\":\"e30\",\"mac\":\"AA\"}"u8.ToArray(), "Pilih berkas antrean"),
                 ])
        {
            var refused = (await UploadAsync(officer, at, file)).Is(HttpStatusCode.UnprocessableEntity);
            Assert.Contains(said, refused.Html.QuerySelector(".bk-field.is-invalid [role=alert]")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(new Kept(0, 0, 0, 0, 0), await Kept.OfAsync(site, at));
    }

    [Fact]
    public async Task The_file_of_a_revoked_phone_waits_for_a_decision_like_everything_it_brings()
    {
        var at = await A.Event(site);
        var ticket = await A.Ticket(site, at);
        using var door = await A.Door(site, at);
        var file = File(door, at.Slug, [Door.Row(ticket.DoorCode, "Utara", site.Clock.Now.AddMinutes(-20), A.NewId(site))]);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, site.Clock.Now)));
        using var officer = await new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

        (await UploadAsync(officer, at, file)).IsOk();

        Assert.Equal(new Kept(1, 0, 0, 0, 1), await Kept.OfAsync(site, at));
        Assert.Contains("1 pindaian menunggu konfirmasi", (await officer.GetAsync(Home(at))).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_sees_no_rehearsal_and_gives_no_queue()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        var stage = new Reminders.Stage(site);
        using var stranger = await stage.OfficerAsync(await stage.AgencyAsync("Lain"));
        (await stranger.GetAsync("/akun")).IsOk();

        (await stranger.GetAsync(Home(at) + "/gladi")).Is(HttpStatusCode.NotFound);
        (await stranger.PostAsync(Home(at) + "/antrean", [])).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_door_can_be_installed_and_its_worker_rules_its_own_folder_only()
    {
        var at = await A.Event(site);
        using var phone = site.Visitor();

        var page = (await phone.GetAsync($"/pintu/{at.Slug}")).IsOk();
        var manifest = JsonSerializer.Deserialize<JsonElement>((await phone.GetAsync(page.Html.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!)).IsOk().Text);
        var worker = (await phone.GetAsync("/pintu/sw.js")).IsOk();

        Assert.Equal(($"/pintu/{at.Slug}", "standalone"), (manifest.GetProperty("start_url").GetString(), manifest.GetProperty("display").GetString()));
        Assert.Equal(("text/javascript", "no-store"), (worker.MediaType, worker.Headers.CacheControl?.ToString()));
        Assert.False(worker.Headers.Contains("Service-Worker-Allowed"));
    }

    private static byte[] File(Door door, string slug, IReadOnlyList<object> rows)
    {
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { v = 1, slug, deviceId = door.Pairing.GetProperty("deviceId").GetGuid(), rows }));
        var key = SHA256.HashData(Encoding.ASCII.GetBytes(door.Pairing.GetProperty("token").GetString()!));
        return JsonSerializer.SerializeToUtf8Bytes(new { payload, mac = Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(payload))) });
    }

    private static async Task<Page> UploadAsync(Visitor officer, Event at, byte[] file) =>
        await (await officer.GetAsync(Home(at) + "/gladi")).FormTo("/antrean").Attach("berkas", "antrean.json", file, "application/json").SubmitAsync();

    private static string Home(Event at) => $"/panel/kegiatan/{at.Slug}/perangkat";
}
