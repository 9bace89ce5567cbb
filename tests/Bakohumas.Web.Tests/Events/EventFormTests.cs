using System.Net;
using Bakohumas.Domain.Events;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Events;

public sealed class EventFormTests(Site site) : IClassFixture<Site>
{
    /// <summary>Field, value, and what must be read beside the field in both languages. "+N" is a day N days ahead.</summary>
    public static TheoryData<string, string, string, string, string> Impossible => new()
    {
        { "EndDay", "+29", "EndDay", "Waktu selesai harus setelah waktu mulai", "end" },
        { "StartDay", "-1", "StartDay", "Tanggal ini sudah lewat", "passed" },
        { "EndDay", "+45", "EndDay", "14 hari", "14 days" },
        { "Capacity", "0", "Capacity", "paling sedikit 1", "at least 1" },
        { "Capacity", "-3", "Capacity", "paling sedikit 1", "at least 1" },
        { "Capacity", "100001", "Capacity", "100.000", "100,000" },
        { "Capacity", "banyak", "Capacity", "belum dapat kami baca", "" },
        { "Capacity", "", "Capacity", "Mohon isi", "" },
        { "HardLimit", "49", "HardLimit", "paling sedikit 50", "at least 50" },
        { "HardLimit", "100001", "HardLimit", "100.000", "100,000" },
        { "HardLimit", "luas", "HardLimit", "belum dapat kami baca", "" },
        { "ProtocolMail", "entah", "ProtocolMail", "surel", "" },
        { "ProtocolName", "Ibu Protokol", "ProtocolMail", "Mohon isi", "" },
        { "Zone", "WITA", "Zone", "memakai WIB", "on WIB" },
        { "Zone", "EST", "Zone", "belum dikenali", "" },
        { "Zone", "", "Zone", "Mohon pilih", "" },
        { "Region", "99.01", "Region", "belum dikenali", "" },
        { "Region", "34.99", "Region", "belum dikenali", "" },
        { "Name", "", "Name", "Mohon isi", "" },
        { "Name", "Rapat 🎉", "Name", "belum dapat kami cetak", "" },
        { "StartDay", "32 Januari", "StartDay", "belum dapat kami baca", "" },
        { "StartDay", "+4000", "StartDay", "10 tahun", "10 years" },
        { "StartTime", "", "StartTime", "Mohon isi", "" },
        { "PledgeText", "00000000-0000-0000-0000-000000000000", "PledgeText", "Mohon pilih", "" },
        { "ContactReach", "entah", "ContactReach", "surel atau nomor telepon", "mail address or telephone" },
        { "Language", "fr", "Language", "Mohon pilih", "" },
        { "Kind", "Pesta", "Kind", "belum dapat kami baca", "" },
    };

    [Theory, MemberData(nameof(Impossible))]
    public async Task Every_impossible_value_has_its_own_message_beside_its_field(string field, string value, string beside, string indonesian, string english)
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var sent = value.Length > 1 && value[0] is '+' or '-' && field.EndsWith("Day", StringComparison.Ordinal) ? scene.Day(int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)) : value;

        var page = (await (await scene.FilledAsync(organizer)).Add(field, sent).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(indonesian, page.Html.QuerySelector($"#{beside}-e")?.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Peran Humas Menjaga Netralitas ASN", field == "Name" ? "Peran Humas Menjaga Netralitas ASN" : page.Form("main form").Value("Name"));
        Assert.Equal("Balai Giri Asri", page.Form("main form").Value("Venue"));

        await organizer.GetAsync("/bahasa?ke=en&kembali=/panel");
        var english2 = (await (await scene.FilledAsync(organizer)).Add(field, sent).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        var said = english2.Html.QuerySelector($"#{beside}-e")?.TextContent;
        Assert.Contains(english, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(indonesian, said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await site.ReadAsync(db => db.Events.CountAsync(e => e.OrganizerAgencyId == scene.AgencyId)));
    }

    [Theory]
    [InlineData("Name", 160)]
    [InlineData("Theme", 300)]
    [InlineData("Venue", 160)]
    [InlineData("Room", 160)]
    [InlineData("ContactName", 120)]
    public async Task A_text_beyond_its_limit_is_refused_with_the_limit(string field, int limit)
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var page = (await (await scene.FilledAsync(organizer)).Set(field, new string('a', limit + 1)).SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains($"{limit} karakter", page.Html.QuerySelector($"#{field}-e")?.TextContent, StringComparison.Ordinal);

        var saved = await (await scene.FilledAsync(organizer)).Set(field, new string('a', limit)).SubmitAsync();
        saved.IsOk();
    }

    [Fact]
    public async Task Nothing_typed_is_lost_and_every_fault_is_named_at_once()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var form = (await organizer.GetAsync("/panel/kegiatan/baru")).Form("main form");
        form.Set("Name", "Rapat").Set("StartDay", "besok").Set("Capacity", "0").Tick("Audience", "Media").Set("ContactReach", "x");
        var page = (await form.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("besok", page.Html.QuerySelector("#StartDay")?.GetAttribute("value"));
        Assert.Equal("0", page.Form("main form").Value("Capacity"));
        Assert.Equal("x", page.Form("main form").Value("ContactReach"));
        Assert.True(page.Html.QuerySelector("input[name=Audience][value=Media]")!.HasAttribute("checked"));
        Assert.All((string[])["StartDay", "EndDay", "Capacity", "Level", "Venue", "PledgeText", "ContactReach"], field => Assert.NotNull(page.Html.QuerySelector($"#{field}-e")));
        Assert.Contains(page.Html.QuerySelectorAll(".bk-errors a"), a => a.TextContent == "Kapasitas: Kapasitas paling sedikit 1 orang.");
    }

    [Fact]
    public async Task An_event_begins_as_a_draft_with_one_occasion_and_its_maker_in_the_history()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer, "Rapat Koordinasi Tahunan");
        var at = await scene.EventAsync(slug);

        Assert.StartsWith("rapat-koordinasi-tahunan", slug, StringComparison.Ordinal);
        Assert.Equal(EventState.Draft, at.State);
        Assert.Equal(new TimeOnly(1, 30), TimeOnly.FromDateTime(at.StartsAt.UtcDateTime));
        Assert.Equal("34.71", at.RegencyCode);
        var occasion = await site.ReadAsync(db => db.Occasions.SingleAsync(o => o.EventId == at.Id));
        Assert.Equal((at.StartsAt, at.EndsAt), (occasion.StartsAt, occasion.EndsAt));
        Assert.Contains("Dewi Prameswari", (await organizer.GetAsync($"/panel/kegiatan/{slug}")).Words, StringComparison.Ordinal);
        Assert.Equal("event.made", await site.ReadAsync(db => db.Audit.Where(a => a.EventId == at.Id).Select(a => a.Act).SingleAsync()));
    }

    [Fact]
    public async Task Two_events_of_one_name_have_two_addresses()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slugs = new HashSet<string>();
        for (var i = 0; i < 3; i++) slugs.Add(await scene.DraftAsync(organizer, $"Seminar Bersama"));
        Assert.Equal(["seminar-bersama", "seminar-bersama-2", "seminar-bersama-3"], slugs.Order());
    }

    [Fact]
    public async Task Two_people_editing_do_not_overwrite_each_other_unseen()
    {
        var scene = await EventScene.OpenAsync(site);
        var (dewi, bagas) = (await scene.SignInAsync(scene.Organizer), await scene.SignInAsync(scene.Colleague));
        var slug = await scene.DraftAsync(dewi);
        var first = (await dewi.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Theme", "Tema Dewi");
        var second = (await bagas.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Theme", "Tema Bagas");

        (await first.SubmitAsync()).IsOk();
        var refused = (await second.SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("diubah orang lain", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Tema Bagas", refused.Form("main form").Value("Theme"));
        Assert.Equal("Tema Dewi", (await scene.EventAsync(slug)).Theme);

        (await refused.Form("main form").SubmitAsync()).IsOk();
        Assert.Equal("Tema Bagas", (await scene.EventAsync(slug)).Theme);
    }

    [Fact]
    public async Task Capacity_does_not_sink_below_the_seats_that_are_taken()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await scene.RegisterAsync(slug, 7);

        var page = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Capacity", "6").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("7 kursi terisi", page.Html.QuerySelector("#Capacity-e")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, (await scene.EventAsync(slug)).Capacity);

        (await page.Form("main form").Set("Capacity", "7").SubmitAsync()).IsOk();
        Assert.Equal(7, (await scene.EventAsync(slug)).Capacity);
    }

    [Fact]
    public async Task Above_the_seats_an_event_can_still_be_edited_and_its_limit_does_not_sink_below_who_is_there()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        async Task<Page> SaveAsync(params (string Field, string Value)[] fields)
        {
            var form = (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form");
            foreach (var (field, value) in fields) form.Set(field, value);
            return await form.SubmitAsync();
        }

        (await SaveAsync(("HardLimit", "60"), ("ProtocolName", "Ibu Protokol"), ("ProtocolMail", "protokol@contoh.example"))).IsOk();
        await site.ReadAsync(db => db.Events.Where(e => e.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(e => e.SeatsTaken, 55)));
        (await SaveAsync(("Theme", "Tetap dapat diubah"))).IsOk();
        var lower = (await SaveAsync(("HardLimit", "54"))).Is(HttpStatusCode.UnprocessableEntity);
        var none = (await SaveAsync(("HardLimit", ""))).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("55 kursi terisi", lower.Html.QuerySelector("#HardLimit-e")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("55 kursi terisi", none.Html.QuerySelector("#Capacity-e")?.TextContent, StringComparison.Ordinal);
        var at = await scene.EventAsync(slug);
        Assert.Equal((50, 60, "Tetap dapat diubah", "Ibu Protokol", "protokol@contoh.example"), (at.Capacity, at.HardLimit, at.Theme, at.ProtocolName, at.ProtocolMail));
    }

    [Fact]
    public async Task An_event_that_has_begun_can_still_be_changed_and_keeps_its_start()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        site.Clock.Set((await scene.EventAsync(slug)).StartsAt.AddMinutes(10));
        organizer = await scene.SignInAsync(scene.Organizer);

        (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("Theme", "Tema baru").SubmitAsync()).IsOk();
        Assert.Equal("Tema baru", (await scene.EventAsync(slug)).Theme);

        var page = (await (await organizer.GetAsync($"/panel/kegiatan/{slug}/ubah")).Form("main form").Set("StartTime", "07:00").SubmitAsync()).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("sudah lewat", page.Html.QuerySelector("#StartDay-e")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pledge_texts_of_the_templates_are_there_once_and_the_oath_is_not_offered()
    {
        var scene = await EventScene.OpenAsync(site);
        await site.RestartAsync();
        var keys = await site.ReadAsync(db => db.PledgeTextVersions.Select(v => v.Key + " " + v.Language).ToListAsync());
        Assert.Equal(["ikrar-lisan id", "komitmen-asn en", "komitmen-asn id", "komitmen-humas id", "komitmen-non-asn id"], keys.Order(StringComparer.Ordinal));

        var organizer = await scene.SignInAsync(scene.Organizer);
        var form = (await organizer.GetAsync("/panel/kegiatan/baru")).Html;
        Assert.Equal(4, form.QuerySelectorAll("#PledgeText option[value]:not([value=''])").Length);
    }
}
