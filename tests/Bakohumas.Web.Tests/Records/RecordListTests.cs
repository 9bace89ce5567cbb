using System.Net;
using Bakohumas.Domain.Accounts;
using Bakohumas.Domain.Agencies;
using Bakohumas.Domain.Events;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Records;

/// <summary>How an officer finds people on the page of one event.</summary>
public sealed class RecordListTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Who_has_not_signed_comes_first_then_by_name()
    {
        var (at, agency) = await SceneAsync("35.01");
        await Signed.ByAsync(site, at, await A.Ticket(site, at, "Aditya Pratama", agency));
        foreach (var name in (string[])["Wulan Sari", "Dr. Citra Dewi, M.Si.", "bagus Anom"]) await A.Ticket(site, at, name, agency);
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.01");

        Assert.Equal(["bagus Anom", "Dr. Citra Dewi, M.Si.", "Wulan Sari", "Aditya Pratama"], Names(await officer.GetAsync("/arsip/" + at.Slug)));
        Assert.Equal(["Aditya Pratama"], Names(await officer.GetAsync($"/arsip/{at.Slug}?keadaan=Signed")));
        var missing = (await officer.GetAsync($"/arsip/{at.Slug}?keadaan=Missing")).IsOk();
        Assert.Equal(["bagus Anom", "Dr. Citra Dewi, M.Si.", "Wulan Sari"], Names(missing));
        Assert.Contains("1. bagus Anom\n2. Dr. Citra Dewi, M.Si.\n3. Wulan Sari", missing.Html.GetElementById("pengingat")!.TextContent.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("25%", missing.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_goes_on_page_by_page_and_leaves_no_event_out()
    {
        var agency = await A.Agency(site, "Pemerintah Kabupaten Banyak Kegiatan", AgencyType.RegencyGovernment, "35", "35.29");
        var slugs = new List<string>();
        for (var i = 0; i < 52; i++)
        {
            var at = await A.Event(site, e => e.StartsAt = e.StartsAt.AddHours(-(i % 7)));
            await A.Ticket(site, at, $"Orang {i}", agency);
            slugs.Add("/arsip/" + at.Slug);
        }

        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.29");

        var first = (await officer.GetAsync("/arsip")).IsOk();
        var second = (await officer.GetAsync(first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).IsOk();

        string[] On(Page page) => [.. page.Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)];
        Assert.Equal((50, 2), (On(first).Length, On(second).Length));
        Assert.Equal(slugs.Order(), On(first).Concat(On(second)).Order());
        Assert.Null(second.Html.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task The_list_narrows_by_name_agency_and_unit()
    {
        var (at, agency) = await SceneAsync("35.02");
        var other = await A.Agency(site, "Badan Kepegawaian Ponorogo", AgencyType.RegionalOffice, "35", "35.02");
        await A.Ticket(site, at, "Ani Lestari", agency, change: r => r.Unit = "Bidang Informasi & Publik");
        await A.Ticket(site, at, "Beni Lestari", agency, change: r => r.Unit = "Sekretariat");
        await A.Ticket(site, at, "Cici O'Brien", other);
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.02");

        Assert.Equal(["Ani Lestari", "Beni Lestari"], Names(await SearchAsync("LESTARI")));
        Assert.Equal(["Cici O'Brien"], Names(await SearchAsync("o’brien")));
        Assert.Equal(["Cici O'Brien"], Names(await officer.GetAsync($"/arsip/{at.Slug}?instansi={other}")));
        var narrowed = await (await officer.GetAsync($"/arsip/{at.Slug}?instansi={agency}")).Form("form.bk-filter").Set("unit", "Bidang Informasi & Publik").SubmitAsync();
        Assert.Equal(["Ani Lestari"], Names(narrowed));
        // LIKE's own signs are letters like any other here.
        foreach (var nobody in (string[])["%", "_", "zzz", "' OR 1=1 --"])
            Assert.Contains("Tidak ada yang cocok", (await SearchAsync(nobody)).IsOk().Words, StringComparison.Ordinal);
        Assert.Equal(3, Names(await officer.GetAsync($"/arsip/{at.Slug}?instansi=bukan&keadaan=Apa&sesudah=%FF%00")).Count);

        async Task<Page> SearchAsync(string text) => await (await officer.GetAsync("/arsip/" + at.Slug)).IsOk().Form("form.bk-filter").Set("cari", text).SubmitAsync();
    }

    [Fact]
    public async Task Page_after_page_shows_everybody_once()
    {
        var (at, agency) = await SceneAsync("35.03");
        for (var i = 0; i < 54; i++) await A.Ticket(site, at, $"Orang {(char)('a' + (i % 7))} {(i < 3 ? 0 : i)}", agency);
        await Signed.ByAsync(site, at, await A.Ticket(site, at, "Aaa Pertama", agency));
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.03");

        var first = (await officer.GetAsync("/arsip/" + at.Slug)).IsOk();
        var second = (await first.FollowAsync("a[rel=next]")).IsOk();

        Assert.Equal((50, 5), (Names(first).Count, Names(second).Count));
        Assert.Equal(55, Names(first).Concat(Names(second)).Distinct().Count());
        Assert.Equal("Aaa Pertama", Names(second)[^1]);
        Assert.Null(second.Html.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Pages_go_on_among_those_who_signed_and_say_how_many_were_found()
    {
        var (at, agency) = await SceneAsync("35.07");
        var other = await A.Agency(site, "Badan Kepegawaian Magetan", AgencyType.RegionalOffice, "35", "35.07");
        for (var i = 0; i < 98; i++) await Signed.ByAsync(site, at, await A.Ticket(site, at, $"Sudah {(char)('a' + (i % 7))} {i:00}", agency));
        await A.Ticket(site, at, "Zaenal Belum", agency);
        await A.Ticket(site, at, "Belum dari Tempat Lain", other);
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.07");

        var first = (await officer.GetAsync("/arsip/" + at.Slug)).IsOk();
        var second = (await first.FollowAsync("a[rel=next]")).IsOk();

        string[] all = [.. Names(first), .. Names(second)];
        Assert.Equal(["Belum dari Tempat Lain", "Zaenal Belum"], all[..2]);
        Assert.Equal((100, 100, 2), (all.Length, all.Distinct().Count(), Names(first).TakeWhile(n => !n.StartsWith("Sudah", StringComparison.Ordinal)).Count()));
        Assert.Equal(all[2..].Order(StringComparer.Ordinal), all[2..]);
        Assert.Null(second.Html.QuerySelector("a[rel=next]"));
        foreach (var (query, found) in (IReadOnlyList<(string, int)>)[("", 100), ("?keadaan=Missing", 2), ("?keadaan=Signed", 98), ($"?instansi={agency}", 99), ($"?instansi={agency}&keadaan=Missing", 1), ("?cari=belum", 2)])
            Assert.Contains($"{Math.Min(50, found)} dari {found} orang", (await officer.GetAsync($"/arsip/{at.Slug}{query}")).IsOk().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cancelled_is_in_no_number_and_no_list()
    {
        var (at, agency) = await SceneAsync("35.04");
        await A.Ticket(site, at, "Datang Terus", agency);
        var gone = await A.Ticket(site, at, "Sudah Batal", agency);
        await site.ReadAsync(db => db.Registrations.Where(r => r.Id == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RegistrationState.Cancelled)));
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.04");

        var page = (await officer.GetAsync("/arsip/" + at.Slug)).IsOk();

        Assert.Equal(["Datang Terus"], Names(page));
        Assert.Contains("0 dari 1 orang", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sudah Batal", (await officer.GetAsync($"/arsip/{at.Slug}/rekap.csv")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_yet_says_what_will_come_in_both_languages()
    {
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "91.01");

        Assert.Contains("Kegiatan tampil di sini begitu ada orang dari wilayah atau instansi Anda yang mendaftar", (await officer.GetAsync("/arsip")).IsOk().Words, StringComparison.Ordinal);
        var english = (await officer.GetAsync("/bahasa?ke=en&kembali=/arsip")).IsOk();
        Assert.DoesNotContain("Kegiatan tampil di sini", english.Words, StringComparison.Ordinal);
        Assert.NotNull(english.Html.QuerySelector(".bk-empty"));
    }

    [Fact]
    public async Task The_start_lists_events_newest_first_with_the_numbers_of_the_scope()
    {
        var (soon, agency) = await SceneAsync("35.06");
        var later = await A.Event(site, e => (e.StartsAt, e.EndsAt) = (e.StartsAt.AddDays(3), e.EndsAt.AddDays(3)));
        await A.Ticket(site, soon, agency: agency);
        await A.Ticket(site, later, agency: agency);
        await A.Ticket(site, later, agency: agency);
        await A.Ticket(site, later);
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.06");

        var rows = (await officer.GetAsync("/arsip")).IsOk().Html.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("a")!.GetAttribute("href"), r.QuerySelectorAll("td")[1].TextContent.Trim()));

        Assert.Equal([("/arsip/" + later.Slug, "2"), ("/arsip/" + soon.Slug, "1")], rows);
    }

    [Fact]
    public async Task A_paper_that_waits_for_its_seal_is_shown_and_cannot_be_fetched()
    {
        var (at, agency) = await SceneAsync("35.08");
        var signed = await Signed.ByAsync(site, at, await A.Ticket(site, at, agency: agency));
        await site.ReadAsync(db => db.SealingWork.Where(w => w.PledgeId == signed.PledgeId).ExecuteUpdateAsync(set => set.SetProperty(w => w.FileHash, (string?)null)));
        using var officer = await RecordsScene.OfficerAsync(site, Role.RegionalPr, "35.08");

        var page = (await officer.GetAsync("/arsip/" + at.Slug)).IsOk();

        Assert.Contains("Sedang disegel", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("a[href*='/komitmen/']"));
        (await officer.GetAsync($"/arsip/{at.Slug}/komitmen/{signed.PledgeId}.pdf")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_auditor_reads_and_changes_nothing()
    {
        var (at, agency) = await SceneAsync("35.09");
        await A.Ticket(site, at, "Gita Permata", agency);
        using var auditor = await RecordsScene.OfficerAsync(site, Role.Auditor);

        var page = (await auditor.GetAsync("/arsip/" + at.Slug)).IsOk();

        Assert.Equal(["Gita Permata"], Names(page));
        Assert.Contains("Seluruh wilayah, hanya untuk dibaca", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main form[method=post]"));
        foreach (var address in (string[])["/arsip", "/arsip/" + at.Slug, $"/arsip/{at.Slug}/rekap.csv"])
            Assert.Contains((await auditor.PostAsync(address, [])).Status, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
    }

    private async Task<(Event At, Guid Agency)> SceneAsync(string region) =>
        (await A.Event(site), await A.Agency(site, "Dinas Kominfo " + region, AgencyType.RegionalOffice, "35", region));

    private static List<string> Names(Page page) =>
        [.. page.IsOk().Html.QuerySelectorAll("th[scope=row]").Where(t => t.QuerySelector("small") is not null).Select(t => t.ChildNodes[0].TextContent.Trim())];
}
