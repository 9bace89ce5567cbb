using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bakohumas.Domain.CheckIn;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Platform.Security;
using Bakohumas.Web.Tests.Rig;
using Bakohumas.Web.Tests.Words;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.CheckIn;

/// <summary>Walk-in forms in the file of a queue: what the organizer gives to the server for a phone that never finds the network again.</summary>
public sealed class QueueFileTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_file_that_a_phone_made_is_taken_with_its_forms_and_each_is_told()
    {
        // Made by the door's own script; file.test.ts makes it anew. The site gets the sample's link key, event and device.
        var sample = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(Tree.Root, "tests", "Bakohumas.Web.Tests", "CheckIn", "queue-file.json")));
        await site.StopAsync();
        File.WriteAllBytes(Path.Combine(site.Root, "keys", KeyFiles.Link), Base64Url.DecodeFromChars(sample.GetProperty("linkKey").GetString()));
        await site.StartAsync();
        site.Clock.Set(sample.GetProperty("madeAt").GetDateTimeOffset());
        var at = await A.Event(site, e => (e.Slug, e.StartsAt) = (sample.GetProperty("slug").GetString()!, site.Clock.Now.AddHours(-1)), id: sample.GetProperty("eventId").GetGuid());
        var deviceId = sample.GetProperty("deviceId").GetGuid();
        await site.WriteAsync(db => db.Devices.Add(new Device
        {
            Id = deviceId, EventId = at.Id, Name = "HP utara", Right = DeviceRight.Scan, TokenHash = Links.Hash(sample.GetProperty("token").GetString()!), PairedAt = site.Clock.Now.AddHours(-5), ExpiresAt = at.EndsAt,
        }));
        using var officer = await OfficerAsync(at);

        var page = (await UploadAsync(officer, at, Encoding.UTF8.GetBytes(sample.GetProperty("file").GetString()!))).IsOk();

        Assert.Contains("3 catatan sudah ada di server; 1 tidak dapat diterima", page.Words, StringComparison.Ordinal);
        var lines = Lines(page);
        Assert.Equal(["is-again", "is-ok", "is-ok"], page.Html.QuerySelectorAll("[data-baris] li").Select(l => l.ClassName));
        Assert.StartsWith("Pendaftaran langsung, slip U-03 Pintu Utara", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("Formulir tidak dapat dibuka: bukan dari kegiatan ini, atau sudah diubah. Daftarkan orangnya sekali lagi.", lines[0], StringComparison.Ordinal);
        var people = await PeopleAsync(at);
        Assert.Equal([("Bagus Wicaksono", "U-02"), ("Lastri Handayani", "U-01")], people.Select(p => (p.Name, p.Slip)));
        // When it happened, by the phone's clock set right; and as an act of that phone.
        var scan = await site.ReadAsync(db => db.Scans.AsNoTracking().SingleAsync(s => s.RegistrationId == people[1].Id));
        var form = sample.GetProperty("forms")[0];
        Assert.Equal((deviceId, true, form.GetProperty("at").GetDateTimeOffset().AddMilliseconds(1500), Verdict.Admitted), (scan.DeviceId, scan.Forced, scan.HappenedAt, scan.Verdict));
        Assert.DoesNotContain("Lastri", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.Lines, l => l.Contains("Lastri", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Twice_the_same_file_is_once()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        using var officer = await OfficerAsync(at);
        var file = TheFile(door, at, Form(at, "Lastri Handayani"), Form(at, "Bagus Wicaksono"));

        var first = (await UploadAsync(officer, at, file)).IsOk();
        var second = (await UploadAsync(officer, at, file)).IsOk();

        Assert.Equal(Lines(first), Lines(second));
        Assert.Equal((2, 2), await CameAsync(at));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_phone_that_finds_the_network_after_all_brings_nothing_twice(bool fileFirst)
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        using var officer = await OfficerAsync(at);
        var form = Form(at, "Lastri Handayani");
        var file = TheFile(door, at, form);

        if (fileFirst) (await UploadAsync(officer, at, file)).IsOk();
        Assert.Equal("admitted", (await door.PostAsync($"/api/v1/events/{at.Slug}/walk-ins", form)).Verdict);
        if (!fileFirst) Assert.Contains("1 catatan sudah ada di server", (await UploadAsync(officer, at, file)).IsOk().Words, StringComparison.Ordinal);

        Assert.Equal((1, 1), await CameAsync(at));
    }

    [Theory]
    [InlineData("forced", false)]
    [InlineData("sealed", "AAAA")]
    [InlineData("sealed", null)]
    [InlineData("gate", "")]
    [InlineData("nonce", "x")]
    public async Task A_form_that_is_none_is_told_and_stops_no_other(string field, object? value)
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        using var officer = await OfficerAsync(at);
        var wrong = Form(at, "Lastri Handayani");
        wrong[field] = value;

        var page = (await UploadAsync(officer, at, TheFile(door, at, null, wrong, Form(at, "Bagus Wicaksono")))).IsOk();

        Assert.Contains("1 catatan sudah ada di server; 2 tidak dapat diterima", page.Words, StringComparison.Ordinal);
        Assert.Equal(["Bagus Wicaksono"], (await PeopleAsync(at)).Select(p => p.Name));
    }

    [Fact]
    public async Task A_form_in_clear_or_of_another_event_is_no_form_of_this_queue()
    {
        var (at, other) = (await A.Event(site), await A.Event(site));
        using var door = await A.Door(site, at);
        using var officer = await OfficerAsync(at);
        var clear = Person("Lastri Handayani");
        foreach (var (name, value) in Form(at, "Lastri Handayani").Where(f => f.Key != "sealed")) clear[name] = value;

        var page = (await UploadAsync(officer, at, TheFile(door, at, clear, Form(other, "Citra Dewi")))).IsOk();

        Assert.Contains("0 catatan sudah ada di server; 2 tidak dapat diterima", page.Words, StringComparison.Ordinal);
        Assert.Empty(await PeopleAsync(at));
    }

    [Fact]
    public async Task A_form_of_a_time_after_the_phone_was_revoked_is_told_as_that_and_the_others_wait_for_a_decision()
    {
        var at = await A.Event(site);
        using var door = await A.Door(site, at);
        using var officer = await OfficerAsync(at);
        var revoked = site.Clock.Now.AddMinutes(-10);
        await site.ReadAsync(db => db.Devices.Where(d => d.EventId == at.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.RevokedAt, revoked)));

        var page = (await UploadAsync(officer, at, TheFile(door, at, Form(at, "Lastri Handayani", revoked.AddMinutes(-1)), Form(at, "Bagus Wicaksono", revoked.AddMinutes(1))))).IsOk();

        Assert.Equal([("Lastri Handayani", RegistrationState.Cancelled)], (await PeopleAsync(at)).Select(p => (p.Name, p.State)));
        Assert.EndsWith("Terjadi sesudah gawai ini dilepas atau habis masa berlakunya.", Lines(page)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_door_is_worded_in_the_result()
    {
        var at = await A.Event(site);
        using var kiosk = await A.Door(site, at, DeviceRight.Kiosk);
        using var officer = await OfficerAsync(at);

        var page = (await UploadAsync(officer, at, TheFile(kiosk, at, Form(at, "Lastri Handayani")))).IsOk();

        Assert.EndsWith("Gawai ini tidak boleh menerima peserta", Assert.Single(Lines(page)), StringComparison.Ordinal);
        Assert.Empty(await PeopleAsync(at));
    }

    private static string[] Lines(Page page) =>
        [.. page.Html.QuerySelectorAll("[data-baris] li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private static byte[] TheFile(Door door, Event at, params Dictionary<string, object?>?[] forms)
    {
        var queue = new { v = 1, slug = at.Slug, deviceId = door.Pairing.GetProperty("deviceId").GetGuid(), rows = Array.Empty<object>(), forms };
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(queue));
        var key = SHA256.HashData(Encoding.ASCII.GetBytes(door.Pairing.GetProperty("token").GetString()!));
        return JsonSerializer.SerializeToUtf8Bytes(new { payload, mac = Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(payload))) });
    }

    private static Dictionary<string, object?> Person(string name) => new()
    {
        ["name"] = name, ["agency"] = "Dinas Kominfo Contoh", ["status"] = "nonAsn", ["mail"] = "tamu@contoh.example", ["consent"] = "privasi-ringkas 1.0.0 id",
    };

    /// <summary>A form as it lies in a phone's queue.</summary>
    private Dictionary<string, object?> Form(Event at, string name, DateTimeOffset? happened = null)
    {
        var nonce = A.NewId(site);
        return new()
        {
            ["nonce"] = nonce.ToString(), ["gate"] = "Utara", ["at"] = (happened ?? site.Clock.Now.AddMinutes(-20)).UtcDateTime.ToString("O"), ["skewMs"] = 0, ["forced"] = true, ["slip"] = "U-01",
            ["sealed"] = new WalkInForms(site).Seal(at.Id, nonce, Person(name)),
        };
    }

    private static async Task<Page> UploadAsync(Visitor officer, Event at, byte[] file) =>
        await (await officer.GetAsync($"/panel/kegiatan/{at.Slug}/perangkat/gladi")).FormTo("/antrean").Attach("berkas", "antrean.json", file, "application/json").SubmitAsync();

    private Task<Visitor> OfficerAsync(Event at) => new Reminders.Stage(site).OfficerAsync(at.OrganizerAgencyId);

    private Task<List<Registration>> PeopleAsync(Event at) => site.ReadAsync(db => db.Registrations.AsNoTracking().Where(r => r.EventId == at.Id).OrderBy(r => r.Name).ToListAsync());

    private Task<(int Forms, int People)> CameAsync(Event at) =>
        site.ReadAsync(async db => (await db.WalkIns.CountAsync(w => w.EventId == at.Id), await db.Admissions.CountAsync(a => a.EventId == at.Id)));
}
