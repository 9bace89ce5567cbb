using System.Net;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Events;

public sealed class EventPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_draft_exists_for_its_organizers_and_for_nobody_else()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.DraftAsync(organizer);

        Assert.Contains("pratinjau draf", (await organizer.GetAsync($"/kegiatan/{slug}")).IsOk().Words, StringComparison.Ordinal);
        (await (await scene.SignInAsync(scene.Colleague)).GetAsync($"/kegiatan/{slug}")).IsOk();
        (await (await scene.SignInAsync(scene.Stranger)).GetAsync($"/kegiatan/{slug}")).Is(HttpStatusCode.NotFound);
        var stranger = site.Visitor();
        foreach (var address in (string[])[$"/kegiatan/{slug}", $"/kegiatan/{slug}/naskah"]) (await stranger.GetAsync(address)).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain(slug, (await stranger.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_event_answers_exactly_like_a_missing_one()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var person = (await scene.RegisterAsync(slug, 1))[0];
        var stranger = await scene.SignInAsync(scene.Stranger);
        string[] pages = ["", "/ubah", "/batal", "/peserta", $"/peserta/{person}", "/perangkat", "/penandatanganan", "/angka"];
        string[] acts = ["/terbit", "/tutup-pendaftaran", "/buka-pendaftaran", "/mulai", "/selesai", "/batal", "/ubah", $"/peserta/{person}/batal", $"/peserta/{person}/tiket", "/perangkat", "/penandatanganan", "/penandatanganan/tutup", "/penandatanganan/ubah", $"/peserta/{person}/koreksi", "/layar"];
        await stranger.GetAsync("/panel/kegiatan/baru");
        foreach (var page in pages)
        {
            var (foreign, missing) = ((await stranger.GetAsync($"/panel/kegiatan/{slug}{page}")).Is(HttpStatusCode.NotFound), (await stranger.GetAsync($"/panel/kegiatan/tidak-ada{page}")).Is(HttpStatusCode.NotFound));
            Assert.Equal(missing.Words, foreign.Words);
        }

        foreach (var act in acts)
            foreach (var name in (string[])[slug, "tidak-ada"])
                (await stranger.PostAsync($"/panel/kegiatan/{name}{act}", [new("reason", "iseng"), new("right", "Scan"), new("mode", "Text")])).Is(HttpStatusCode.NotFound);
        Assert.Equal("Published", (await scene.EventAsync(slug)).State.ToString());
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var auditor = await scene.SignInAsync(scene.Auditor);
        var page = (await auditor.GetAsync($"/panel/kegiatan/{slug}")).IsOk();
        Assert.Empty(page.Html.QuerySelectorAll("main form"));
        (await auditor.GetAsync($"/panel/kegiatan/{slug}/peserta")).IsOk();
        (await auditor.GetAsync($"/panel/kegiatan/{slug}/ubah")).Is(HttpStatusCode.NotFound);
        foreach (var act in (string[])["/selesai", "/batal", "/perangkat", "/penandatanganan", "/layar"])
            (await auditor.PostAsync($"/panel/kegiatan/{slug}{act}", [new("reason", "x"), new("mode", "Text")])).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_published_event_shows_its_facts_in_both_languages_and_answers_to_head()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        await scene.RegisterAsync(slug, 12);
        var visitor = site.Visitor();
        var page = (await visitor.GetAsync($"/kegiatan/{slug}")).IsOk();
        foreach (var words in (string[])["Balai Giri Asri", "Kota Yogyakarta", "Pukul 08.30 sampai 12.30 WIB", "38 dari 50 tersisa", "Pendaftaran dibuka", "Diskominfo Provinsi Contoh"])
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector($"a.btn-primary[href='/kegiatan/{slug}/daftar']"));
        Assert.NotNull(page.Html.QuerySelector("svg.bk-weave"));

        await visitor.GetAsync("/bahasa?ke=en&kembali=/");
        Assert.Contains("08:30 to 12:30 WIB", (await visitor.GetAsync($"/kegiatan/{slug}")).Words, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", (await visitor.GetAsync("/")).IsOk().Text, StringComparison.Ordinal);
        var head = await visitor.SendAsync(HttpMethod.Head, $"/kegiatan/{slug}");
        Assert.Empty(head.IsOk().Bytes);
    }

    [Fact]
    public async Task A_full_event_says_so_and_offers_no_registration()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        await scene.RegisterAsync(slug, 50);
        var page = (await site.Visitor().GetAsync($"/kegiatan/{slug}")).IsOk();
        Assert.Contains("Kursi penuh", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector($"a[href='/kegiatan/{slug}/daftar']"));
    }

    [Fact]
    public async Task A_cancelled_event_says_who_when_and_why_and_names_no_officer()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer);
        await (await organizer.GetAsync($"/panel/kegiatan/{slug}/batal")).Form("main form").Set("reason", "Gedung terkena banjir.").SubmitAsync();
        var page = (await site.Visitor().GetAsync($"/kegiatan/{slug}")).IsOk();
        Assert.Contains("Dibatalkan oleh Diskominfo Provinsi Contoh", page.Words, StringComparison.Ordinal);
        Assert.Contains("Gedung terkena banjir.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Dewi Prameswari, ", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/daftar", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pledge_can_be_read_before_the_day_without_anybodys_data()
    {
        var scene = await EventScene.OpenAsync(site);
        var slug = await scene.PublishedAsync(await scene.SignInAsync(scene.Organizer));
        var page = (await site.Visitor().GetAsync($"/kegiatan/{slug}/naskah")).IsOk();
        Assert.Contains("Komitmen Bersama Netralitas Pegawai ASN", page.Words, StringComparison.Ordinal);
        Assert.Equal(10, page.Html.QuerySelectorAll("article ol > li").Length);
        Assert.DoesNotContain("{{", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_finds_by_theme_province_and_kind_and_goes_on_page_by_page()
    {
        var scene = await EventScene.OpenAsync(site);
        var organizer = await scene.SignInAsync(scene.Organizer);
        var slug = await scene.PublishedAsync(organizer, "Sarasehan Élok di Kota Gudeg");
        for (var i = 0; i < 22; i++) await scene.PublishedAsync(organizer, "Rapat Bergulir");
        var visitor = site.Visitor();

        foreach (var query in (string[])["?q=ÉLOK+gudeg", "?q=giri+sarasehan", "?provinsi=34&q=sarasehan", "?jenis=Seminar&q=sarasehan"])
            Assert.Contains($"/kegiatan/{slug}\"", (await visitor.GetAsync("/" + query)).Html.QuerySelector("#daftar-kegiatan")!.InnerHtml, StringComparison.Ordinal);
        foreach (var query in (string[])["?q=tidakada", "?provinsi=91", "?jenis=PublicCampaign", "?lalu=true", "?jenis=entah&provinsi=91"])
            Assert.DoesNotContain($"/kegiatan/{slug}\"", (await visitor.GetAsync("/" + query)).IsOk().Html.QuerySelector("#daftar-kegiatan")!.InnerHtml, StringComparison.Ordinal);

        var first = (await visitor.GetAsync("/?q=bergulir")).Html.QuerySelectorAll(".bk-event a").Select(a => a.GetAttribute("href")).ToList();
        var second = (await visitor.GetAsync($"/?q=bergulir&setelah={first[^1]!.Split('/')[^1]}")).Html.QuerySelectorAll(".bk-event a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal((20, 2), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task Strangers_are_sent_to_the_sign_in()
    {
        foreach (var address in (string[])["/panel", "/panel/kegiatan/baru", "/panel/kegiatan/apa-saja"])
            Assert.StartsWith("/masuk", (await site.Visitor().GetAsync(address)).Address, StringComparison.Ordinal);
    }
}
